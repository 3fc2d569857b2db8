create or replace function core.note_success(p_booking_ids bigint[])
returns void
language plpgsql
volatile
as $$
begin
  perform core.close_breakers(
    array(select distinct b.venue_id from core.booking as b where b.booking_id = any (p_booking_ids)), clock_timestamp());
end
$$;

comment on function core.note_success(bigint[]) is
  'Says that bookings were worked on without trouble, whatever came of it: the failures of their venues are over.';

revoke execute on function core.note_success(bigint[]) from public;
