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
  v_venue core.venue;
  v_service_id bigint;
  v_turn interval;
  v_start interval;
  v_visit core.visit_request;
  v_starts_at timestamptz;
begin
  perform core.require_argument(p_venue is not null, 'venue', 'Give the venue''s slug.');
  perform core.require_argument(isfinite(p_date), 'date', 'Give a date as YYYY-MM-DD.');
  perform core.require_argument(p_time < time '24:00', 'time', 'Give a time of day as HH:MM.');
  perform core.require_argument(p_party between 1 and 1000, 'party', 'Give a number of guests from 1 up.');
  perform core.require_argument(p_service is not null, 'service', 'Name a service of the venue.');
  perform core.require_argument(p_seating in ('any', 'indoor', 'outdoor'), 'seating', 'Give any, indoor or outdoor.');
  perform core.require_argument(p_fold in (0, 1), 'fold', 'Give 0 for the first or 1 for the second instant.');
  v_venue := core.find_venue(p_venue);

  select s.service_id, t.turn_length into v_service_id, v_turn
  from core.service as s
  left join core.turn_time as t
    on t.service_id = s.service_id and p_party >= t.party_min and (p_party <= t.party_max or t.party_max is null)
  where s.venue_id = v_venue.venue_id and s.code = p_service and s.is_active;
  if not found then
    perform core.refuse_service(v_venue.venue_id, p_service);
  end if;

  v_visit.venue_id := v_venue.venue_id;
  v_visit.service_id := v_service_id;
  v_visit.starts_local := p_date + p_time;
  v_visit.service_date := (v_visit.starts_local - v_venue.day_starts_at)::date;
  v_visit.party_size := p_party;
  v_visit.seating_preference := p_seating;
  v_visit.hold_length := v_venue.hold_length;
  v_start := v_visit.starts_local - v_visit.service_date;
  v_starts_at := core.resolve_local_time(v_visit.starts_local, v_venue.timezone, p_fold);
  perform core.check_time(v_venue, v_visit.starts_local, v_starts_at, p_is_insider, p_at);
  if not exists (
    select from core.list_service_spans(v_venue.venue_id, v_visit.service_date) as s
    where s.service_id = v_service_id
      and v_start >= s.first_start and v_start < s.end_of_starts and v_start <= s.last_seating
      and (not v_venue.is_closing_firm or v_start + v_turn + v_venue.buffer_length <= s.last_end)
  ) then
    perform core.explain_closed(v_venue.venue_id, v_service_id, v_visit.service_date, v_start);
  end if;
  perform core.check_party(v_venue, p_party, p_seating, p_is_insider, v_turn is not null);
  v_visit.zone_wish_id := core.find_zone(v_venue.venue_id, p_zone);
  v_visit.during := tstzrange(v_starts_at, v_starts_at + v_turn);
  v_visit.occupied := tstzrange(v_starts_at, v_starts_at + v_turn + v_venue.buffer_length);
  return v_visit;
end
$$;

comment on function core.check_visit(text, date, time, integer, text, text, text, integer, boolean, timestamptz) is
  'Every check of a wish that needs no look at the tables'' claims. Errors: RS001 invalid_argument, RS004 '
  'venue_unknown, RS006 service_unknown, RS010 closed, RS011 past_last_seating, RS012 in_the_past, RS013 lead_time, '
  'RS014 beyond_horizon, RS015 party_too_large, RS016 party_not_online, RS017 local_time_missing, RS018 off_grid.';

revoke execute on function
  core.check_visit(text, date, time, integer, text, text, text, integer, boolean, timestamptz) from public;

commit;
