create or replace function core.reseat_kept(p_booking core.booking, p_reason text, p_at timestamptz)
returns text
language plpgsql
volatile
as $$
declare
  v_change core.booking_change;
  v_former core.booking;
  v_venue core.venue;
  v_frame core.day_frame;
  v_is_placed boolean;
begin
  select c.* into strict v_change
  from core.booking_change as c
  where c.booking_id = p_booking.booking_id and c.outcome = 'pending';
  v_former := core.recall_former(p_booking, v_change.from_visit);
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_booking.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue.venue_id, v_former.service_date) as f;
  v_is_placed := core.take_best_plan(v_venue, v_frame, v_former, p_at) ? 'tables'
    or coalesce(core.make_room(v_venue, v_frame, v_former, true, p_at), '{}') ? 'tables';
  update core.claim as c set kind = 'retained' where c.booking_id = p_booking.booking_id;
  -- Without tables it is as if they had been released: taking the change back looks for others.
  update core.booking_change as c
  set policy = case when v_is_placed then c.policy else 'release' end,
    from_resource_ids = array(
      select distinct k.resource_id from core.claim as k where k.booking_id = p_booking.booking_id order by k.resource_id
    )
  where c.booking_change_id = v_change.booking_change_id;
  if not v_is_placed and p_booking.state = 'assignment_pending' then
    update core.booking as b
    set state = 'manual_review', state_actor = core.name_actor(), state_reason = p_reason
    where b.booking_id = p_booking.booking_id;
  end if;
  return case when v_is_placed then 'moved' else 'unplaced' end;
end
$$;

comment on function core.reseat_kept(core.booking, text, timestamptz) is
  'Finds other tables to keep for a booking that is being changed, when those it kept were taken away: moved; or '
  'unplaced, and then a person decides. Under the day''s lock. Errors: RS040 busy.';

revoke execute on function core.reseat_kept(core.booking, text, timestamptz) from public;
