create or replace function core.block_day(
  p_venue_id bigint,
  p_resource_id bigint,
  p_service_date date,
  p_during tstzrange,
  p_at timestamptz
)
returns setof api.displaced_booking
language plpgsql
volatile
as $$
declare
  v_booking core.booking;
  v_hits bigint[];
  v_tables jsonb;
  v_row api.displaced_booking;
  v_resource_ids bigint[];
  v_times tstzrange[];
begin
  perform core.expire_holds(p_venue_id, p_service_date, p_at);
  perform core.cut_left_claims(p_resource_id, p_service_date, p_during);
  -- The largest party first: it has the fewest places to go.
  select array_agg(h.booking_id order by h.party_size desc, h.booking_id), jsonb_object_agg(h.booking_id, h.tables)
  into v_hits, v_tables
  from (
    select b.booking_id, b.party_size, array_agg(k.resource_id order by k.resource_id) as tables
    from core.claim as c
    inner join core.booking as b on b.booking_id = c.booking_id
    inner join core.claim as k on k.booking_id = b.booking_id
    where c.venue_id = p_venue_id and c.service_date = p_service_date
      and c.resource_id = p_resource_id and c.during && p_during
    group by b.booking_id
  ) as h;
  perform core.refuse_seated(v_hits);
  with gone as (
    delete from core.claim as c where c.booking_id = any (v_hits) returning c.resource_id, c.during::tstzrange as during
  )
  select array_agg(g.resource_id), array_agg(g.during) into v_resource_ids, v_times from gone as g;
  insert into core.claim (venue_id, service_date, resource_id, during, kind)
  values (p_venue_id, p_service_date, p_resource_id, p_during, 'blackout');

  -- A loop, because a later one must see where an earlier one went.
  for v_booking in
    select b.* from unnest(v_hits) with ordinality as h(booking_id, place)
    inner join core.booking as b on b.booking_id = h.booking_id
    order by h.place
  loop
    v_row := (
      v_booking.reference, p_service_date, v_booking.starts_local::time, v_booking.party_size,
      core.reseat_lifted(v_booking, v_tables -> v_booking.booking_id::text, 'table_blocked', p_at),
      array(select jsonb_array_elements_text(core.name_tables(v_tables -> v_booking.booking_id::text))), null
    )::api.displaced_booking;
    v_row.to_tables := core.label_tables(v_booking.booking_id);
    return next v_row;
  end loop;
  -- What they had besides and nobody has now: while they were lifted they seemed only to change tables.
  perform core.wake_waiting(p_venue_id, p_service_date, v_resource_ids, v_times);
  perform core.tell_availability(p_venue_id, p_service_date);
end
$$;

comment on function core.block_day(bigint, bigint, date, tstzrange, timestamptz) is
  'Takes a table out of use for a time of one service day, and seats elsewhere whoever had it. Under the day''s lock. '
  'Errors: RS051 table_in_use, RS040 busy.';

revoke execute on function core.block_day(bigint, bigint, date, tstzrange, timestamptz) from public;
