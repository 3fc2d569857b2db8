-- Revert holdfast:core/is_consistent from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_consistent(core.booking);

commit;
