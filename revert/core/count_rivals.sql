-- Revert holdfast:core/count_rivals from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.count_rivals(bigint);

commit;
