-- Revert holdfast:core/check_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_change(core.booking, integer);

commit;
