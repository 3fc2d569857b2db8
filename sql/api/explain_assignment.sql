create or replace function api.explain_assignment(p_reference text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking_id bigint := core.find_booking(p_reference);
begin
  return (
    select jsonb_build_object(
      'reference', b.reference,
      'state', b.state,
      'reason', b.state_reason,
      'tables', core.describe_tables(b.booking_id),
      'attempts', (
        select coalesce(jsonb_agg(core.describe_attempt(a) order by a.number), '[]')
        from core.booking_attempt as a
        where a.booking_id = b.booking_id
      ),
      'movedLater', (
        select coalesce(
          jsonb_agg(
            jsonb_build_object(
              'at', m.at, 'reason', m.reason, 'actor', m.actor,
              'from', core.name_tables(to_jsonb(m.from_resource_ids)),
              'to', core.name_tables(to_jsonb(m.to_resource_ids)))
            order by m.booking_move_id),
          '[]')
        from core.booking_move as m
        where m.booking_id = b.booking_id
      )
    )
    from core.booking as b
    where b.booking_id = v_booking_id
  );
end
$$;

comment on function api.explain_assignment(text) is
  'Why a booking has the tables that it has: each attempt with the plans that were considered, their scores (lower is '
  'better, in wasted seats) and its parts by strategy, the moves that made room, and how it was moved later. Errors: '
  'RS001 invalid_argument, RS005 booking_unknown.';

revoke execute on function api.explain_assignment(text) from public;
grant execute on function api.explain_assignment(text) to holdfast_service, holdfast_staff;
