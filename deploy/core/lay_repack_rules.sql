-- Deploy holdfast:core/lay_repack_rules to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.lay_repack_rules(
  p_venue core.venue,
  p_frame core.day_frame,
  p_service_date date,
  p_board core.day_board,
  p_move_price double precision,
  p_at timestamptz
)
returns core.repack_rules
language plpgsql
stable
as $$
declare
  v_rules core.repack_rules;
begin
  v_rules.move_price := p_move_price;
  v_rules := core.lay_sides(v_rules, p_frame, p_board);
  select
    array_agg(s.capacity + cardinality(s.resource_ids) - 1 + s.penalty order by s.rank),
    array_agg(s.party_min order by s.rank), array_agg(s.party_max order by s.rank),
    array_agg(s.setting order by s.rank), array_agg(s.zone_id order by s.rank)
  into v_rules.seat_costs, v_rules.seat_mins, v_rules.seat_maxes, v_rules.seat_settings, v_rules.seat_zones
  from core.seating as s
  where s.venue_id = p_venue.venue_id;
  select array_agg(b.zone_wish_id order by i.place) into v_rules.zone_wishes
  from unnest(p_board.booking_ids) with ordinality as i(booking_id, place)
  inner join core.booking as b on b.booking_id = i.booking_id;
  select array_agg(u.unit order by m.place) into v_rules.firsts
  from unnest(p_board.masks) with ordinality as m(mask, place)
  -- The lowest bit that is set.
  cross join lateral (select bit_count(((m.mask & -m.mask) - 1)::bit(64))::integer as unit) as u;
  select array_agg(array_position(p_board.seating_ids, s.seating_id) order by t.place) into v_rules.table_seats
  from unnest(p_board.table_ids) with ordinality as t(resource_id, place)
  left join core.seating as s on s.venue_id = p_venue.venue_id and s.resource_ids = array[t.resource_id];

  with wish as (
    select w.units, w.share, w.starts, w.planes, w.seats, w.total, row_number() over () as place
    from core.list_wishes(p_venue, p_frame, p_service_date, p_board, p_at) as w
  ),
  length as (
    select l.units, row_number() over (order by l.units) as place from (select distinct w.units from wish as w) as l
  ),
  shift as (
    -- None when guests can wish for nothing any more: they are counted wherever a table changes.
    select coalesce(array_agg(s.shift order by l.place, s.step), '{}') as shifts
    from length as l
    cross join lateral unnest(core.lay_shifts(l.units)) with ordinality as s(shift, step)
  )
  select
    (select s.shifts from shift as s),
    array_agg((select l.place::integer from length as l where l.units = w.units) order by w.place),
    array_agg(w.share order by w.place), array_agg(w.starts order by w.place),
    (select array_agg(p.plane order by v.place, p.level)
     from wish as v cross join lateral unnest(v.planes) with ordinality as p(plane, level)),
    array_agg(w.first order by w.place), array_agg(cardinality(w.seats) order by w.place),
    (select array_agg(s.seat order by v.place, s.rank)
     from wish as v cross join lateral unnest(v.seats) with ordinality as s(seat, rank)),
    sum(w.total)
  into v_rules.shifts, v_rules.wish_lengths, v_rules.wish_shares, v_rules.wish_starts, v_rules.wish_planes,
    v_rules.wish_firsts, v_rules.wish_counts, v_rules.wish_seats, v_rules.wish_total
  from (
    select v.*, (1 + sum(cardinality(v.seats)) over (order by v.place) - cardinality(v.seats))::integer as first
    from wish as v
  ) as w;
  return v_rules;
end
$$;

comment on function
  core.lay_repack_rules(core.venue, core.day_frame, date, core.day_board, double precision, timestamptz) is
  'What re-packing a service day weighs, laid out for its board.';

revoke execute on function
  core.lay_repack_rules(core.venue, core.day_frame, date, core.day_board, double precision, timestamptz) from public;

commit;
