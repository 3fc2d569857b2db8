-- Deploy holdfast:core/weigh_table to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.weigh_table(p_rules core.repack_rules, p_busy bigint)
returns double precision
language plpgsql
immutable
as $$
declare
  v_free bigint := ~p_busy & ((1::bigint << 62) - 1);
  v_carried bigint;
  v_gap bigint;
  v_length integer;
  v_squares double precision := 0;
  v_short bigint := 0;
begin
  -- Adding the lowest free unit carries through the lowest gap: one step a gap, not one a unit.
  while v_free <> 0 loop
    v_carried := v_free + (v_free & -v_free);
    v_gap := v_free & ~v_carried;
    v_length := bit_count(v_gap::bit(64));
    v_squares := v_squares + v_length * v_length;
    if v_length <= p_rules.short_units then
      v_short := v_short | v_gap;
    end if;
    v_free := v_free & v_carried;
  end loop;
  return p_rules.quarters * (
    2 / 15.0 * (
      bit_count((v_short & p_rules.pressure_planes[1])::bit(64))
      + 2 * bit_count((v_short & p_rules.pressure_planes[2])::bit(64))
      + 4 * bit_count((v_short & p_rules.pressure_planes[3])::bit(64))
      + 8 * bit_count((v_short & p_rules.pressure_planes[4])::bit(64)))
    - 0.5 * v_squares / p_rules.unit_count);
end
$$;

comment on function core.weigh_table(core.repack_rules, bigint) is
  'What the gaps of a table cost: twice the pressure of the quarter hours that are too short to sell, less half of '
  'the squared lengths over the length of the day, because one long gap is worth more than two.';

revoke execute on function core.weigh_table(core.repack_rules, bigint) from public;

commit;
