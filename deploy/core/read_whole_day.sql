-- Deploy holdfast:core/read_whole_day to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_whole_day(
  p_venue core.venue,
  p_frame core.day_frame,
  p_service_date date,
  p_at timestamptz
)
returns core.day_board
language plpgsql
stable
as $$
declare
  v_board core.day_board;
  v_day core.booking;
  v_end timestamptz;
  v_seated bigint[];
  v_closed bigint;
begin
  select
    least(p_frame.opens_at, min(lower(t.during))), greatest(p_frame.ends_at, max(upper(t.during)))
  into v_board.origin, v_end
  from (
    select c.during::tstzrange as during from core.claim as c
    where c.venue_id = p_venue.venue_id and c.service_date = p_service_date
    union all
    select w.occupied from core.list_waiting(p_venue.venue_id, p_service_date, p_at) as w
  ) as t;
  -- As in core.read_board: too long a day gets a coarser unit.
  v_board.unit_seconds := date_part('epoch', p_venue.slot_length)
    * ceil(date_part('epoch', v_end - v_board.origin) / date_part('epoch', p_venue.slot_length) / 62);

  select
    array_agg(b.booking_id order by b.seating_id is null, b.booking_id),
    array_agg(b.party_size order by b.seating_id is null, b.booking_id),
    array_agg(b.seating_preference order by b.seating_id is null, b.booking_id),
    array_agg(core.make_mask(b.occupied, v_board.origin, v_board.unit_seconds)
      order by b.seating_id is null, b.booking_id),
    array_agg(b.seating_id order by b.seating_id is null, b.booking_id)
  into v_board.booking_ids, v_board.parties, v_board.preferences, v_board.masks, v_seated
  from core.list_repackable(p_venue, p_service_date, v_board.origin, v_board.unit_seconds, p_at) as b;
  if v_board.booking_ids is null then
    return null;
  end if;

  v_day.venue_id := p_venue.venue_id;
  v_day.service_date := p_service_date;
  v_board := core.lay_tables(v_board, v_day, p_at);
  v_board := core.lay_seatings(v_board, p_venue.venue_id, v_seated);
  v_board := core.lay_choices(v_board, p_venue.venue_id);
  -- After closing a table is as good as taken. Not so the dummy table, which is last.
  v_closed := -1::bigint << ceil(date_part('epoch', v_end - v_board.origin) / v_board.unit_seconds)::integer;
  for v_table in 1 .. cardinality(v_board.table_ids) loop
    v_board.locked[v_table] := (v_board.locked[v_table] | v_closed) & ((1::bigint << 62) - 1);
    v_board.busy[v_table] := (v_board.busy[v_table] | v_closed) & ((1::bigint << 62) - 1);
  end loop;
  return v_board;
end
$$;

comment on function core.read_whole_day(core.venue, core.day_frame, date, timestamptz) is
  'Reads a service day once, laid out for re-packing: the bookings that may be moved, then those that wait for tables '
  '(without a seating). Null when there is neither.';

revoke execute on function core.read_whole_day(core.venue, core.day_frame, date, timestamptz) from public;

commit;
