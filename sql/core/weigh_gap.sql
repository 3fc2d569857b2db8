create or replace function core.weigh_gap(p_frame core.day_frame, p_from timestamptz, p_quarters double precision)
returns double precision
language sql
immutable
as $$
  -- Ninety minutes: what a party needs at least for nearly every visit. 0.6 is a day's mean pressure while unknown.
  select case
    when p_quarters <= 0 or p_quarters >= 6 then 0
    when p_frame.pressure is null then double precision '0.6' * p_quarters
    else
      p_frame.pressure[1 + (date_part('epoch', p_from - p_frame.midnight) / 900 + p_quarters)::integer]
      - p_frame.pressure[1 + (date_part('epoch', p_from - p_frame.midnight) / 900)::integer]
  end;
$$;

comment on function core.weigh_gap(core.day_frame, timestamptz, double precision) is
  'What a gap of so many quarter hours beside a visit costs: the sum of their pressure when it is too short to be sold, '
  'nothing otherwise.';

revoke execute on function core.weigh_gap(core.day_frame, timestamptz, double precision) from public;
