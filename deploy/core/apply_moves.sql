-- Deploy holdfast:core/apply_moves to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.apply_moves(
  p_booking_ids bigint[],
  p_tables jsonb,
  p_for_booking_id bigint,
  p_reason text,
  p_at timestamptz
)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.booking_move (booking_id, from_resource_ids, to_resource_ids, for_booking_id, actor, reason, at)
  select
    b.booking_id,
    array(
      select c.resource_id from core.claim as c where c.booking_id = b.booking_id order by c.resource_id
    ),
    array(select t.id::bigint from jsonb_array_elements_text(p_tables -> (b.place::integer - 1)) as t(id)),
    p_for_booking_id, core.name_actor(), p_reason, p_at
  from unnest(p_booking_ids) with ordinality as b(booking_id, place);

  -- All tables are given back before any is taken, so that two parties can change places.
  delete from core.claim as c where c.booking_id = any (p_booking_ids);
  insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id)
  select k.venue_id, k.service_date, t.id::bigint, k.occupied, 'booking', k.booking_id
  from unnest(p_booking_ids) with ordinality as b(booking_id, place)
  inner join core.booking as k on k.booking_id = b.booking_id
  cross join lateral jsonb_array_elements_text(p_tables -> (b.place::integer - 1)) as t(id);
  perform core.tell_availability(d.venue_id, d.service_date)
  from (
    select distinct k.venue_id, k.service_date from core.booking as k where k.booking_id = any (p_booking_ids)
  ) as d;
end
$$;

comment on function core.apply_moves(bigint[], jsonb, bigint, text, timestamptz) is
  'Gives bookings other tables at once (p_tables is a list of lists of keys, in the order of the bookings), with a row '
  'in core.booking_move for each. Under the day''s lock.';

revoke execute on function core.apply_moves(bigint[], jsonb, bigint, text, timestamptz) from public;

commit;
