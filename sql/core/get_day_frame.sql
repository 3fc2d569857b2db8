create or replace function core.get_day_frame(p_venue_id bigint, p_service_date date)
returns setof core.day_frame
language sql
stable
rows 1
as $$
  select
    v.venue_id,
    p_service_date,
    p_service_date::timestamp at time zone v.timezone,
    (p_service_date + s.opens) at time zone v.timezone,
    (p_service_date + s.ends) at time zone v.timezone,
    p.cumulative,
    v.slot_length,
    v.strategy_weights,
    v.is_load_balanced
  from core.venue as v
  cross join lateral (
    select min(o.first_start) as opens, max(o.last_end) as ends
    from core.list_service_spans(v.venue_id, p_service_date, v.special_dates) as o
  ) as s
  left join core.pressure as p
    on p.venue_id = v.venue_id and p.weekday = extract(isodow from p_service_date)::integer
  where v.venue_id = p_venue_id
  -- Keeps the planner from working these out again at each of their uses.
  offset 0;
$$;

comment on function core.get_day_frame(bigint, date) is
  'Between which instants a venue''s tables can be used on a service day, and what its quarter hours are worth: one row; '
  'opens_at and ends_at are null on a closed day.';

revoke execute on function core.get_day_frame(bigint, date) from public;
