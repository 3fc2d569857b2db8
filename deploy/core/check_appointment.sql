-- Deploy holdfast:core/check_appointment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_appointment(
  p_venue core.venue,
  p_starts_local timestamp,
  p_party integer,
  p_service text,
  p_fold integer,
  p_is_insider boolean,
  p_at timestamptz
)
returns core.visit_request
language plpgsql
stable
as $$
declare
  v_visit core.visit_request;
  v_starts_at timestamptz := core.resolve_local_time(p_starts_local, p_venue.timezone, p_fold);
  v_fault text;
  v_length interval;
  v_taken interval;
  v_open tstzmultirange;
begin
  if p_is_insider then
    -- How far ahead and how soon are rules for guests; the desk has its own calendar.
    p_venue.book_ahead_days := 1000;
  end if;
  v_visit.venue_id := p_venue.venue_id;
  v_visit.service_id := core.find_treatment(p_venue.venue_id, p_service);
  v_visit.service_date := (p_starts_local - p_venue.day_starts_at)::date;
  v_visit.starts_local := p_starts_local;
  v_visit.party_size := p_party;
  v_visit.seating_preference := 'any';
  v_visit.hold_length := p_venue.hold_length;
  v_visit.venue_slug := p_venue.slug;
  v_visit.venue_name := p_venue.name;
  v_visit.timezone := p_venue.timezone;
  v_visit.service_code := p_service;
  v_visit.is_pipelined := p_venue.is_pipelined;
  v_fault := core.find_time_fault(p_starts_local, v_starts_at, v_visit.service_date, p_venue.timezone,
    p_venue.day_starts_at, p_venue.slot_length, p_venue.lead_time, p_venue.book_ahead_days, p_is_insider, p_at);
  if v_fault is not null then
    perform core.refuse_time(v_fault, p_venue, p_starts_local, v_starts_at, p_at);
  end if;

  select t.turn_length, greatest(t.turn_length, max(p.ends)) into v_length, v_taken
  from core.turn_time as t
  inner join core.service_part as p on p.service_id = t.service_id
  where t.service_id = v_visit.service_id
  group by t.turn_length;
  v_visit.during := tstzrange(v_starts_at, v_starts_at + v_length);
  v_visit.occupied := tstzrange(v_starts_at, v_starts_at + v_taken);
  select o.open_times into v_open
  from core.list_open_days(p_venue, v_visit.service_date, v_visit.service_date) as o;
  if not v_open @> v_visit.during then
    perform core.raise_refusal('RS010', 'the practice is not open for all of that time',
      jsonb_build_object('field', 'time', 'date', v_visit.service_date),
      coalesce('Ask for a time from ' || core.phrase_times(v_open, v_length, p_venue.timezone) || '.',
        'It is not open long enough on that day; ask for another day.'));
  end if;
  perform core.refuse_group(v_visit.service_id, p_party);
  return v_visit;
end
$$;

comment on function core.check_appointment(core.venue, timestamp, integer, text, integer, boolean, timestamptz) is
'Every check of a wish for an appointment that needs no look at claims. Errors: RS001 invalid_argument, RS006 '
  'service_unknown, RS010 closed, RS012 in_the_past, RS013 lead_time, RS014 beyond_horizon, RS015 party_too_large, RS017 '
  'local_time_missing, RS018 off_grid.';

revoke execute on function core.check_appointment(core.venue, timestamp, integer, text, integer, boolean, timestamptz) from public;

commit;
