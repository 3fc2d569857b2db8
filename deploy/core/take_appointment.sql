-- Deploy holdfast:core/take_appointment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.take_appointment(
  p_venue core.venue,
  p_booking core.booking,
  p_wanted bigint[],
  p_familiar bigint[],
  p_at timestamptz
)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_plan jsonb;
begin
  -- Again, because a claim written past the lock can take what was free a moment ago.
  for v_try in 1..5 loop
    v_plan := core.choose_resources(
      p_venue, core.recall_visit(p_booking), p_wanted, p_familiar, p_booking.booking_id, p_at);
    exit when not v_plan ? 'tables';
    exit when core.claim_parts(
      p_booking, array(select e.id::bigint from jsonb_array_elements_text(v_plan -> 'tables') as e(id)),
      p_booking.hold_expires_at);
    v_plan := v_plan - 'tables' - 'parts';
    perform core.expire_holds(p_booking.venue_id, p_booking.service_date, p_at);
  end loop;
  return v_plan;
end
$$;

comment on function core.take_appointment(core.venue, core.booking, bigint[], bigint[], timestamptz) is
'Claims the best free therapists and rooms for a booking, as core.take_best_plan does for tables and with its answer. '
  'Under the day''s lock.';

revoke execute on function core.take_appointment(core.venue, core.booking, bigint[], bigint[], timestamptz) from public;

commit;
