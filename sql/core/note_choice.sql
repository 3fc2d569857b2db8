create or replace function core.note_choice(p_booking core.booking, p_at timestamptz)
returns void
language sql
volatile
as $$
  insert into core.booking_attempt (booking_id, number, outcome, strategy, plans, lock_wait, duration, at)
  select
    p_booking.booking_id, p_booking.attempt_count + 1, 'confirmed', 'staff',
    jsonb_build_object('tables', array(
      select c.resource_id
      from core.claim as c
      where c.booking_id = p_booking.booking_id and c.kind = 'booking'
      order by c.resource_id
    )),
    interval '0', clock_timestamp() - p_at, p_at;
$$;

comment on function core.note_choice(core.booking, timestamptz) is
  'Writes down which tables a person chose for a booking, as an attempt: a decision like the engine''s own.';

revoke execute on function core.note_choice(core.booking, timestamptz) from public;
