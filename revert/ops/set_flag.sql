-- Revert holdfast:ops/set_flag from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.set_flag(text, text, integer);

commit;
