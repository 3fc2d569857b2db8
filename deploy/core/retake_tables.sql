-- Deploy holdfast:core/retake_tables to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.retake_tables(p_booking core.booking, p_resource_ids bigint[], p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_venue core.venue;
  v_frame core.day_frame;
begin
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_booking.venue_id;
  -- The parts of an appointment are placed anew: each has a time of its own.
  if v_venue.kind <> 'practice' and cardinality(p_resource_ids) > 0
    and core.attempt_hold(p_booking, p_resource_ids, null, p_at)
  then
    return;
  end if;
  v_frame := core.get_day_frame(v_venue.venue_id, p_booking.service_date);
  if not core.take_best_plan(v_venue, v_frame, p_booking, p_at) ? 'tables'
    and not coalesce(core.make_room(v_venue, v_frame, p_booking, true, p_at), '{}') ? 'tables'
  then
    perform core.raise_refusal('RS234', 'its tables belong to somebody else by now, and no others are free',
      jsonb_build_object('reference', p_booking.reference), 'Choose another time.');
  end if;
end
$$;

comment on function core.retake_tables(core.booking, bigint[], timestamptz) is
  'Claims the tables that a booking gave up, or others in their place. Under the day''s lock. Errors: RS040 busy, RS234 '
  'tables_gone.';

revoke execute on function core.retake_tables(core.booking, bigint[], timestamptz) from public;

commit;
