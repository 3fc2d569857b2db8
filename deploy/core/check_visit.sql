-- Deploy holdfast:core/check_visit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_visit(
  p_venue text,
  p_date date,
  p_time time,
  p_party integer,
  p_service text,
  p_seating text,
  p_zone text,
  p_fold integer,
  p_is_insider boolean,
  p_at timestamptz
)
returns core.visit_request
language plpgsql
stable
as $$
declare
  v_fault text := core.find_wish_fault(p_venue, p_date, p_time, p_party, p_service, p_seating, p_fold);
  v_local timestamp;
  v_venue record;
  v_starts_at timestamptz;
  v_is_offered boolean;
begin
  if v_fault is not null then
    perform core.refuse_wish(v_fault);
  end if;
  v_local := p_date + p_time;
  -- All that is asked of the venue is asked at once, of two tables; who is refused is told why afterwards. Only what is
  -- needed: each column of a row costs, and a venue has many.
  select
    v.venue_id, v.kind, v.slug, v.name, v.timezone, v.day_starts_at, v.slot_length, v.lead_time, v.book_ahead_days,
    v.online_party_max, v.buffer_length, v.hold_length, v.is_closing_firm, v.is_pipelined, d.service_date,
    s.service_id, s.last_end,
    core.get_turn_length(s.turn_lengths, s.is_last_turn_open, p_party) as turn_length,
    p_party <@ case p_seating
      when 'any' then v.party_sizes when 'indoor' then v.indoor_party_sizes else v.outdoor_party_sizes
    end as is_seatable
  into v_venue
  from core.venue as v
  cross join lateral (select (v_local - v.day_starts_at)::date as service_date) as d
  left join lateral core.list_service_spans(v.venue_id, d.service_date, v.special_dates) as s
    on s.service_code = p_service
    and v_local - d.service_date between s.first_start and s.last_seating and v_local - d.service_date < s.end_of_starts
  where v.slug = p_venue;
  if not found then
    -- An alias, else this refuses.
    return core.check_visit(
      (core.find_venue(p_venue)).slug, p_date, p_time, p_party, p_service, p_seating, p_zone, p_fold, p_is_insider, p_at);
  elsif v_venue.kind = 'practice' then
    return core.check_appointment(core.find_venue(p_venue), v_local, p_party, p_service, p_fold, p_is_insider, p_at);
  end if;
  v_starts_at := case
    when core.is_ordinary_time(v_local, v_venue.timezone) then v_local at time zone v_venue.timezone
    else core.resolve_local_time(v_local, v_venue.timezone, p_fold)
  end;
  v_is_offered := v_venue.service_id is not null and (not v_venue.is_closing_firm
    or v_starts_at + coalesce(v_venue.turn_length, interval '0') + v_venue.buffer_length
      <= (v_venue.service_date + v_venue.last_end) at time zone v_venue.timezone);
  v_fault := core.find_time_fault(v_local, v_starts_at, v_venue.service_date, v_venue.timezone, v_venue.day_starts_at,
    v_venue.slot_length, v_venue.lead_time, v_venue.book_ahead_days, p_is_insider, p_at);
  if (v_fault is null and v_is_offered and v_venue.is_seatable and v_venue.turn_length is not null
    and (p_is_insider or p_party <= coalesce(v_venue.online_party_max, p_party))) is not true then
    perform core.refuse_visit(core.find_venue(p_venue), v_local, v_starts_at, p_service, p_party, p_seating, v_fault,
      v_is_offered, p_is_insider, p_at);
  end if;
  return (
    v_venue.venue_id, v_venue.service_id, v_venue.service_date, v_local,
    tstzrange(v_starts_at, v_starts_at + v_venue.turn_length),
    tstzrange(v_starts_at, v_starts_at + v_venue.turn_length + v_venue.buffer_length), p_party, p_seating,
    case when p_zone is not null then core.find_zone(v_venue.venue_id, p_zone) end, v_venue.hold_length, v_venue.slug,
    v_venue.name, v_venue.timezone, p_service, null, v_venue.is_pipelined
  )::core.visit_request;
end
$$;

comment on function core.check_visit(text, date, time, integer, text, text, text, integer, boolean, timestamptz) is
  'Every check of a wish that needs no look at the tables'' claims. Errors: RS001 invalid_argument, RS004 '
  'venue_unknown, RS006 service_unknown, RS010 closed, RS011 past_last_seating, RS012 in_the_past, RS013 lead_time, '
  'RS014 beyond_horizon, RS015 party_too_large, RS016 party_not_online, RS017 local_time_missing, RS018 off_grid.';

revoke execute on function
  core.check_visit(text, date, time, integer, text, text, text, integer, boolean, timestamptz) from public;

commit;
