create or replace function core.lay_sides(
  p_rules core.repack_rules,
  p_frame core.day_frame,
  p_board core.day_board
)
returns core.repack_rules
language plpgsql
immutable
as $$
declare
  v_first double precision := date_part('epoch', p_board.origin - p_frame.midnight) / 900;
begin
  p_rules.quarters := p_board.unit_seconds / 900;
  -- At least one, because gaps are weighed by it: every table may be out of use all day.
  p_rules.unit_count := greatest(1, 62 - coalesce(
    (select min(bit_count(k.locked::bit(62))) from unnest(p_board.locked[:cardinality(p_board.locked) - 1]) as k(locked)), 0));
  -- Ninety minutes: what a party needs at least for nearly every visit.
  p_rules.short_units := ceil(6 / p_rules.quarters)::integer - 1;
  p_rules.window_units := least(p_rules.short_units + 1, 10);
  -- A window is the units beside a visit as a number; before it the highest bit is nearest, after it the lowest.
  select
    array_agg(case
      when n.beside = 0 then 0
      when p_rules.window_units = length(n.bits) then -1
      else 1.2 * p_rules.quarters * (p_rules.window_units - length(n.bits))
    end order by n.beside),
    array_agg(case
      when n.beside = 0 then 0
      when n.beside & 1 = 1 then -1
      else 1.2 * p_rules.quarters * (length(n.bits) - length(rtrim(n.bits, '0')))
    end order by n.beside)
  into p_rules.side_before, p_rules.side_after
  from (
    select w.beside, ltrim(w.beside::bit(10)::text, '0') as bits
    from generate_series(0, (1 << p_rules.window_units) - 1) as w(beside)
  ) as n;
  select array_agg(l.plane order by l.level) into p_rules.pressure_planes
  from (
    select k.level, bit_or(case when p.pressure & (1 << k.level) > 0 then 1::bigint << u.unit else 0 end) as plane
    from generate_series(0, 3) as k(level)
    cross join generate_series(0, 61) as u(unit)
    cross join lateral (select floor(v_first + u.unit * p_rules.quarters)::integer as quarter) as q
    cross join lateral (
      select least(15, round(15 * coalesce(
        p_frame.pressure[q.quarter + 2] - p_frame.pressure[q.quarter + 1], 0.6)))::integer as pressure
    ) as p
    group by k.level
  ) as l;
  return p_rules;
end
$$;

comment on function core.lay_sides(core.repack_rules, core.day_frame, core.day_board) is
  'Fills in what times are worth: the units beside a visit and the pressure of each unit.';

revoke execute on function core.lay_sides(core.repack_rules, core.day_frame, core.day_board) from public;
