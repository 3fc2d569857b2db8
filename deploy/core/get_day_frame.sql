-- Deploy holdfast:core/get_day_frame to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_day_frame(p_venue core.venue, p_service_date date)
returns core.day_frame
language plpgsql
stable
as $$
declare
  v_frame core.day_frame;
  v_opens interval;
  v_ends interval;
begin
  select min(s.first_start), max(s.last_end) into v_opens, v_ends
  from core.list_service_spans(p_venue.venue_id, p_service_date) as s;
  v_frame.midnight := p_service_date::timestamp at time zone p_venue.timezone;
  v_frame.opens_at := (p_service_date + v_opens) at time zone p_venue.timezone;
  v_frame.ends_at := (p_service_date + v_ends) at time zone p_venue.timezone;
  select p.cumulative into v_frame.pressure
  from core.pressure as p
  where p.venue_id = p_venue.venue_id and p.weekday = extract(isodow from p_service_date);
  return v_frame;
end
$$;

comment on function core.get_day_frame(core.venue, date) is
  'Between which instants a venue''s tables can be used on a service day, and what its quarter hours are worth; opens_at '
  'and ends_at are null on a closed day.';

revoke execute on function core.get_day_frame(core.venue, date) from public;

commit;
