-- Revert holdfast:core/seat_appointment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.seat_appointment(core.venue, core.booking, timestamptz);

commit;
