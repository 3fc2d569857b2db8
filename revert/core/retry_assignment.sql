-- Revert holdfast:core/retry_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.retry_assignment(core.booking, core.venue, timestamptz);

commit;
