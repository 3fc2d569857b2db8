create or replace function core.weigh_wishes(
  p_rules core.repack_rules,
  p_fits bigint[],
  p_seat_count integer
)
returns double precision
language plpgsql
immutable
as $$
declare
  v_seats integer[] := p_rules.wish_seats;
  v_planes bigint[] := p_rules.wish_planes;
  v_met bigint;
  v_starts bigint;
  v_offset integer;
  v_sum double precision := 0;
begin
  if coalesce(p_rules.wish_total, 0) = 0 then
    return 1;
  end if;
  -- Loops over arrays: a statement would cost more to start than these few steps take.
  for v_wish in 1 .. cardinality(p_rules.wish_lengths) loop
    v_starts := p_rules.wish_starts[v_wish];
    v_offset := (p_rules.wish_lengths[v_wish] - 1) * p_seat_count;
    v_met := 0;
    for v_place in p_rules.wish_firsts[v_wish] .. p_rules.wish_firsts[v_wish] + p_rules.wish_counts[v_wish] - 1 loop
      v_met := v_met | p_fits[v_offset + v_seats[v_place]];
      exit when v_met & v_starts = v_starts;
    end loop;
    v_sum := v_sum + p_rules.wish_shares[v_wish] * (
      bit_count((v_met & v_planes[4 * v_wish - 3])::bit(64)) + 2 * bit_count((v_met & v_planes[4 * v_wish - 2])::bit(64))
      + 4 * bit_count((v_met & v_planes[4 * v_wish - 1])::bit(64)) + 8 * bit_count((v_met & v_planes[4 * v_wish])::bit(64)));
  end loop;
  return v_sum / p_rules.wish_total;
end
$$;

comment on function core.weigh_wishes(core.repack_rules, bigint[], integer) is
  'Which share of the wishes that may still come could be seated without moving anybody: the sellable share of the day.';

revoke execute on function core.weigh_wishes(core.repack_rules, bigint[], integer) from public;
