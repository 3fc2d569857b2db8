create or replace function core.measure_wish(p_frame core.day_frame, p_occupied tstzrange)
returns table (
  venue_id bigint,
  service_date date,
  midnight timestamptz,
  pressure double precision[],
  strategy_weights double precision[],
  is_load_balanced boolean,
  slot double precision,
  starts double precision,
  ends double precision,
  opens double precision,
  closes double precision
)
language sql
stable
rows 1
as $$
  select
    f.venue_id, f.service_date, f.midnight, f.pressure, f.strategy_weights, f.is_load_balanced,
    date_part('epoch', f.slot_length),
    date_part('epoch', o.starts_at - f.midnight),
    date_part('epoch', o.ends_at - f.midnight),
    date_part('epoch', least(f.opens_at, o.starts_at) - f.midnight),
    date_part('epoch', greatest(f.ends_at, o.ends_at) - f.midnight)
  from (select (p_frame).*) as f
  cross join (select lower(p_occupied) as starts_at, upper(p_occupied) as ends_at) as o;
$$;

comment on function core.measure_wish(core.day_frame, tstzrange) is
  'What the ranking needs of a day and a wish, times in seconds from the day''s midnight: the grid, when the visit takes '
  'its tables and gives them back, and when tables can first and last be used.';

revoke execute on function core.measure_wish(core.day_frame, tstzrange) from public;
