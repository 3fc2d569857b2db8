-- Revert holdfast:ops/suggest_seats from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.suggest_seats(bigint);

commit;
