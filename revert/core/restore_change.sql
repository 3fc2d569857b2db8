-- Revert holdfast:core/restore_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.restore_change(core.booking, timestamptz);

commit;
