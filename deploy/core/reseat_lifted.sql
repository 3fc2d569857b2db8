-- Deploy holdfast:core/reseat_lifted to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.reseat_lifted(p_booking core.booking, p_from jsonb, p_reason text, p_at timestamptz)
returns text
language plpgsql
volatile
as $$
declare
  v_venue core.venue;
  v_frame core.day_frame;
  v_plans jsonb;
begin
  if p_booking.state = 'held' then
    update core.booking as b
    set state = 'cancelled', hold_expires_at = null, state_actor = core.name_actor(), state_reason = p_reason
    where b.booking_id = p_booking.booking_id;
    return 'released';
  elsif p_booking.changing_from is not null then
    return core.reseat_kept(p_booking, p_reason, p_at);
  end if;
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_booking.venue_id;
  select f.* into v_frame from core.get_day_frame(v_venue.venue_id, p_booking.service_date) as f;
  v_plans := core.take_best_plan(v_venue, v_frame, p_booking, p_at);
  if not v_plans ? 'tables' then
    v_plans := coalesce(core.make_room(v_venue, v_frame, p_booking, true, p_at), '{}');
  end if;
  if not v_plans ? 'tables' then
    -- Nowhere to go: a person decides.
    update core.booking as b
    set state = 'manual_review', state_path = '{assignment_pending,manual_review}', state_actor = core.name_actor(),
      state_reason = p_reason
    where b.booking_id = p_booking.booking_id;
    return 'unplaced';
  end if;
  insert into core.booking_move (booking_id, from_resource_ids, to_resource_ids, actor, reason, at)
  select p_booking.booking_id, f.tables, t.tables, core.name_actor(), p_reason, p_at
  from (select array_agg(e.id::bigint order by e.id::bigint) as tables from jsonb_array_elements_text(p_from) as e(id)) as f
  cross join (
    select array_agg(e.id::bigint order by e.id::bigint) as tables
    from jsonb_array_elements_text(v_plans -> 'tables') as e(id)
  ) as t;
  return 'moved';
end
$$;

comment on function core.reseat_lifted(core.booking, jsonb, text, timestamptz) is
  'Seats a booking whose tables (p_from) were taken away, on free tables or by making room: moved; or unplaced, and '
  'then it is in manual review; a hold is released. Under the day''s lock. Errors: RS040 busy.';

revoke execute on function core.reseat_lifted(core.booking, jsonb, text, timestamptz) from public;

commit;
