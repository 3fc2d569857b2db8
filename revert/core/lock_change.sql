-- Revert holdfast:core/lock_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lock_change(core.booking, date);

commit;
