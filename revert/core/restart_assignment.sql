-- Revert holdfast:core/restart_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.restart_assignment(core.booking, timestamptz, timestamptz);

commit;
