-- Revert holdfast:core/enroll_venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_venue_is_enrolled on core.venue;
drop function core.enroll_venue();

commit;
