create or replace function core.search_offers(
  p_venue core.venue,
  p_frame core.day_frame,
  p_booking core.booking,
  p_at timestamptz
)
returns jsonb
language plpgsql
stable
as $$
declare
  v_visit core.visit_request := core.recall_visit(p_booking);
  v_start record;
  v_offers jsonb := core.list_alternatives(v_visit, false, p_at);
begin
  if not p_venue.can_make_room then
    return v_offers;
  end if;
  -- The two nearest starts are tried as the wish itself was; a loop, because each is a search of its own.
  for v_start in
    select s.starts_local, s.starts_at, s.ends_at
    from core.list_starts(p_venue, p_booking.service_date, p_booking.party_size, p_booking.service_id, false, p_at) as s
    where s.starts_at <> lower(p_booking.during)
    order by abs(extract(epoch from s.starts_at - lower(p_booking.during))), s.starts_at
    limit 2
  loop
    continue when v_offers @> jsonb_build_array(jsonb_build_object('startsAt', v_start.starts_at));
    p_booking.during := tstzrange(v_start.starts_at, v_start.ends_at);
    p_booking.occupied := tstzrange(v_start.starts_at, v_start.ends_at + p_venue.buffer_length);
    if core.can_make_room(p_venue, p_frame, p_booking, p_at) then
      v_offers := v_offers || jsonb_strip_nulls(jsonb_build_object(
        'date', v_start.starts_local::date, 'time', to_char(v_start.starts_local, 'HH24:MI'),
        'fold', nullif(core.get_fold(v_start.starts_local, v_start.starts_at, p_venue.timezone), 0),
        'startsAt', v_start.starts_at, 'makesRoom', true));
    end if;
  end loop;
  return v_offers;
end
$$;

comment on function core.search_offers(core.venue, core.day_frame, core.booking, timestamptz) is
  'What to offer when a wish cannot be met: the nearest free starts of the day, and of the two nearest those that could '
  'be had by moving others: [{"date", "time", "startsAt", "makesRoom"}].';

revoke execute on function core.search_offers(core.venue, core.day_frame, core.booking, timestamptz) from public;
