create or replace function core.weigh_gap(
  p_pressure double precision[],
  p_from double precision,
  p_quarters double precision
)
returns double precision
language sql
immutable
as $$
  -- Ninety minutes: what a party needs at least for nearly every visit. 0.6 is a day's mean pressure while unknown.
  select case
    when p_quarters <= 0 or p_quarters >= 6 then 0
    when p_pressure is null then double precision '0.6' * p_quarters
    else p_pressure[1 + (p_from + p_quarters)::integer] - p_pressure[1 + p_from::integer]
  end;
$$;

comment on function core.weigh_gap(double precision[], double precision, double precision) is
  'What a gap of so many quarter hours beside a visit costs, given the day''s summed pressure and the quarter hour from '
  'midnight at which the gap begins: the sum of its pressure when it is too short to be sold, nothing otherwise.';

revoke execute on function core.weigh_gap(double precision[], double precision, double precision) from public;
