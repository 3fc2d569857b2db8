-- Revert holdfast:core/check_appointment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_appointment(core.venue, timestamp, integer, text, integer, boolean, timestamptz);

commit;
