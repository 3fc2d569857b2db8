-- Deploy holdfast:core/read_import_visit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_import_visit(
  p_venue core.venue,
  p_starts_local timestamp,
  p_party integer,
  p_service text,
  p_seating text,
  p_fold integer
)
returns core.visit_request
language plpgsql
stable
as $$
declare
  v_visit core.visit_request;
  v_starts_at timestamptz := core.resolve_local_time(p_starts_local, p_venue.timezone, p_fold);
  v_turn interval;
  v_taken interval;
begin
  if v_starts_at is null then
    perform core.raise_refusal('RS017', 'this local time does not exist',
      jsonb_build_object('field', 'time', 'local', p_starts_local, 'timezone', p_venue.timezone),
      'The clocks skip it: choose a time before or after.');
  end if;
  v_visit.service_id := core.find_service(p_venue.venue_id, p_service);
  select t.turn_length into v_turn
  from core.turn_time as t
  where t.service_id = v_visit.service_id and p_party >= t.party_min and (p_party <= t.party_max or t.party_max is null);
  perform core.require_argument(v_turn is not null, 'party', 'Give a party size for which the service has a length.');
  -- Of an appointment each part has an end of its own.
  select greatest(v_turn, max(p.ends)) into v_taken from core.service_part as p where p.service_id = v_visit.service_id;
  v_visit.venue_id := p_venue.venue_id;
  v_visit.starts_local := p_starts_local;
  v_visit.service_date := (p_starts_local - p_venue.day_starts_at)::date;
  v_visit.party_size := p_party;
  v_visit.seating_preference := p_seating;
  v_visit.during := tstzrange(v_starts_at, v_starts_at + v_turn);
  v_visit.occupied := tstzrange(
    v_starts_at, v_starts_at + case p_venue.kind when 'practice' then v_taken else v_turn + p_venue.buffer_length end);
  perform core.require_argument(
    upper(v_visit.occupied) <= (v_visit.service_date + 1 + p_venue.day_starts_at) at time zone p_venue.timezone,
    'time', 'It would not be over before the venue''s day ends.');
  return v_visit;
end
$$;

comment on function core.read_import_visit(core.venue, timestamp, integer, text, text, integer) is
  'A visit as another book has it: when it is, for how long; past ones and odd hours are taken as they are. Errors: '
  'RS001 invalid_argument, RS006 service_unknown, RS017 local_time_missing.';

revoke execute on function core.read_import_visit(core.venue, timestamp, integer, text, text, integer) from public;

commit;
