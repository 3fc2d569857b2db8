-- Deploy holdfast:core/get_day_frame to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_day_frame(p_venue core.venue, p_service_date date)
returns setof core.day_frame
language sql
stable
rows 1
as $$
  select
    p_venue.venue_id,
    p_service_date,
    p_service_date::timestamp at time zone p_venue.timezone,
    (p_service_date + s.opens) at time zone p_venue.timezone,
    (p_service_date + s.ends) at time zone p_venue.timezone,
    p.cumulative,
    p_venue.slot_length,
    p_venue.strategy_weights,
    p_venue.is_load_balanced
  from (
    select min(o.first_start) as opens, max(o.last_end) as ends
    from core.list_service_spans(p_venue.venue_id, p_service_date) as o
  ) as s
  left join core.pressure as p
    on p.venue_id = p_venue.venue_id and p.weekday = extract(isodow from p_service_date)::integer
  -- Keeps the planner from working these out again at each of their uses.
  offset 0;
$$;

comment on function core.get_day_frame(core.venue, date) is
  'Between which instants a venue''s tables can be used on a service day, and what its quarter hours are worth: one row; '
  'opens_at and ends_at are null on a closed day.';

revoke execute on function core.get_day_frame(core.venue, date) from public;

commit;
