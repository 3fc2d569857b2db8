create or replace function core.list_starts(
  p_venue core.venue,
  p_service_date date,
  p_party integer,
  p_service_id bigint,
  p_is_insider boolean,
  p_at timestamptz
)
returns table (
  service_id bigint,
  starts_local timestamp,
  starts_at timestamptz,
  ends_at timestamptz
)
language sql
stable
as $$
  select s.service_id, g.starts_local, i.starts_at, i.starts_at + t.turn_length
  from core.list_service_spans(p_venue.venue_id, p_service_date, p_venue.special_dates) as s
  cross join lateral (
    select core.get_turn_length(s.turn_lengths, s.is_last_turn_open, p_party) as turn_length
  ) as t
  cross join lateral generate_series(
    date_bin(p_venue.slot_length, p_service_date + s.first_start - interval '1 microsecond', p_service_date::timestamp)
      + p_venue.slot_length,
    p_service_date + least(s.end_of_starts - interval '1 microsecond', s.last_seating),
    p_venue.slot_length
  ) as g(starts_local)
  cross join lateral core.list_instants(g.starts_local, p_venue.timezone) as i
  where t.turn_length is not null
    and (p_service_id is null or s.service_id = p_service_id)
    and (p_is_insider or p_venue.online_party_max is null or p_party <= p_venue.online_party_max)
    and (
      not p_venue.is_closing_firm
      or i.starts_at + t.turn_length + p_venue.buffer_length
        <= (p_service_date + s.last_end) at time zone p_venue.timezone
    )
    and i.starts_at > p_at
    and (p_is_insider or i.starts_at >= p_at + p_venue.lead_time)
    and g.starts_local <= core.get_horizon(p_venue, p_at);
$$;

comment on function core.list_starts(core.venue, date, integer, bigint, boolean, timestamptz) is
  'The starts of a service day that a party may ask for, by hours, grid, notice and horizon, whether free or not.';

revoke execute on function core.list_starts(core.venue, date, integer, bigint, boolean, timestamptz) from public;
