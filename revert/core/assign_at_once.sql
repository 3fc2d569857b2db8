-- Revert holdfast:core/assign_at_once from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.assign_at_once(core.booking, timestamptz);

commit;
