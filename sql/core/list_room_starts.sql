create or replace function core.list_room_starts(
  p_venue core.venue,
  p_service_date date,
  p_party integer,
  p_service_id bigint,
  p_seating text,
  p_is_insider boolean,
  p_probe_limit integer,
  p_at timestamptz
)
returns table (
  service_id bigint,
  starts_local timestamp,
  starts_at timestamptz,
  ends_at timestamptz
)
language plpgsql
stable
as $$
#variable_conflict use_column
declare
  v_start record;
  v_wish core.booking;
  v_search core.room_search;
  v_frame core.day_frame;
  v_probes integer := p_probe_limit;
begin
  select f.* into v_frame from core.get_day_frame(p_venue.venue_id, p_service_date) as f;
  v_wish.booking_id := 0;
  v_wish.venue_id := p_venue.venue_id;
  v_wish.service_date := p_service_date;
  v_wish.party_size := p_party;
  v_wish.seating_preference := p_seating;
  -- A loop, because each start is a search of its own; all of them share one limit.
  for v_start in
    select s.* from core.list_starts(p_venue, p_service_date, p_party, p_service_id, p_is_insider, p_at) as s
    except
    select f.*
    from core.list_free_starts(p_venue, p_service_date, p_party, p_service_id, p_seating, null, p_is_insider, p_at) as f
    order by starts_at
  loop
    exit when v_probes <= 0 or not p_venue.can_make_room;
    v_wish.during := tstzrange(v_start.starts_at, v_start.ends_at);
    v_wish.occupied := tstzrange(v_start.starts_at, v_start.ends_at + p_venue.buffer_length);
    continue when core.is_known_refusal(v_wish, p_venue.room_depth, p_at);
    v_search := core.find_room(
      core.read_board(p_venue, v_frame, v_wish, p_at), p_venue.room_depth,
      least(v_probes, p_venue.room_probe_limit));
    v_probes := v_probes - v_search.probe_count;
    if v_search.is_found then
      return query select v_start.service_id, v_start.starts_local, v_start.starts_at, v_start.ends_at;
    end if;
  end loop;
end
$$;

comment on function core.list_room_starts(core.venue, date, integer, bigint, text, boolean, integer, timestamptz) is
  'The starts of a service day that are not free, but at which a party could be seated by moving others, as far as the '
  'limit of probes goes, earliest first.';

revoke execute on function
  core.list_room_starts(core.venue, date, integer, bigint, text, boolean, integer, timestamptz) from public;
