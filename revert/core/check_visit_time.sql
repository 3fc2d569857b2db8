-- Revert holdfast:core/check_visit_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_visit_time(core.booking, timestamptz, timestamptz);

commit;
