-- Deploy holdfast:ops/suggest_seats to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.suggest_seats(p_booking_id bigint)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking core.booking;
  v_at timestamptz := clock_timestamp();
begin
  select b.* into v_booking from core.booking as b where b.booking_id = p_booking_id;
  if v_booking.state is distinct from 'manual_review' and v_booking.state is distinct from 'assignment_pending' then
    return null;
  end if;
  return jsonb_build_object(
    'times', core.list_alternatives(core.recall_visit(v_booking), true, v_at),
    'tables', (
      select coalesce(jsonb_agg(o.option order by o.place), '[]')
      from (
        select jsonb_build_object('tables', e.tables, 'seats', s.capacity, 'breaks', e.broken) as option,
          row_number() over (order by cardinality(e.broken), abs(s.capacity - v_booking.party_size), s.rank) as place
        from core.seating as s
        cross join lateral (
          select core.list_broken_wishes(v_booking, s.resource_ids) as broken,
            core.name_tables(to_jsonb(s.resource_ids)) as tables
        ) as e
        where s.venue_id = v_booking.venue_id
          and not exists (
            select from core.claim as c
            where c.venue_id = v_booking.venue_id
              and c.service_date = v_booking.service_date
              and c.resource_id = any (s.resource_ids)
              and c.during && v_booking.occupied
              and (c.expires_at is null or c.expires_at > v_at)
          )
        order by place
        limit 5
      ) as o
    )
  );
end
$$;

comment on function ops.suggest_seats(bigint) is
  'What would do for a booking that waits: {"times": the nearest free times, "tables": [{"tables", "seats", "breaks"}]}: '
  'free tables at its own time with the rules that they break (api.force_confirm); null for every other booking.';

revoke execute on function ops.suggest_seats(bigint) from public;
grant execute on function ops.suggest_seats(bigint) to holdfast_staff, holdfast_monitor;

commit;
