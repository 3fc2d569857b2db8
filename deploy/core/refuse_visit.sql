-- Deploy holdfast:core/refuse_visit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_visit(
  p_venue core.venue,
  p_starts_local timestamp,
  p_starts_at timestamptz,
  p_service text,
  p_party integer,
  p_seating text,
  p_time_fault text,
  p_is_offered boolean,
  p_is_insider boolean,
  p_at timestamptz
)
returns void
language plpgsql
stable
as $$
declare
  v_date date := (p_starts_local - p_venue.day_starts_at)::date;
  -- Refuses a service that there is not.
  v_service_id bigint := core.find_service(p_venue.venue_id, p_service);
begin
  if p_time_fault is not null then
    perform core.refuse_time(p_time_fault, p_venue, p_starts_local, p_starts_at, p_at);
  elsif not p_is_offered then
    perform core.explain_closed(p_venue, v_service_id, v_date, p_starts_local - v_date, p_party);
  end if;
  perform core.refuse_party(p_venue, v_service_id, p_party, p_seating, p_is_insider);
end
$$;

comment on function core.refuse_visit(
  core.venue, timestamp, timestamptz, text, integer, text, text, boolean, boolean, timestamptz
) is
  'Says why a table cannot be asked for, the most general reason first: no such service, the time (what '
  'core.find_time_fault found), the hours, the party. Errors: RS006 service_unknown, RS010 closed, RS011 '
  'past_last_seating, RS012 in_the_past, RS013 lead_time, RS014 beyond_horizon, RS015 party_too_large, RS016 '
  'party_not_online, RS017 local_time_missing, RS018 off_grid.';

revoke execute on function core.refuse_visit(
  core.venue, timestamp, timestamptz, text, integer, text, text, boolean, boolean, timestamptz
) from public;

commit;
