-- Deploy holdfast:core/take_best_plan to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.take_best_plan(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_at timestamptz
)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_plan record;
  v_taken bigint[];
  v_parts jsonb;
  v_considered jsonb := jsonb '[]';
begin
  if p_venue.kind = 'practice' then
    return core.seat_appointment(p_venue, p_booking, p_at);
  end if;
  -- A loop, because a claim written past the lock can take a plan that was free a moment ago.
  for v_plan in
    select r.resource_ids, r.score, r.features
    from core.rank_seatings(
      p_frame, p_booking.occupied, p_booking.party_size, p_booking.seating_preference, p_booking.zone_wish_id, 5, p_at
    ) as r
  loop
    v_considered := v_considered || jsonb_build_object('tables', v_plan.resource_ids, 'score', v_plan.score);
    if v_taken is null and core.attempt_hold(p_booking, v_plan.resource_ids, null, p_at) then
      v_taken := v_plan.resource_ids;
      v_parts := core.explain_plan(v_plan.features, p_venue.strategy_weights);
    end if;
  end loop;
  if v_taken is null then
    return jsonb_build_object('considered', v_considered);
  end if;
  return jsonb_build_object('tables', v_taken, 'parts', v_parts, 'considered', v_considered);
end
$$;

comment on function core.take_best_plan(core.venue, core.day_frame, core.booking, timestamptz) is
  'Claims the best free plan for a booking, tables or therapists and rooms: {"tables", "parts", "considered": [{"tables", "score"}]}; without tables '
  'when none is free. Under the day''s lock.';

revoke execute on function core.take_best_plan(core.venue, core.day_frame, core.booking, timestamptz) from public;

commit;
