create or replace function ops.check_history()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'history_has_no_gap', b.venue_id, b.booking_id,
    jsonb_build_object('version', b.state_version, 'rows', h.row_count, 'last', h.last_state, 'state', b.state)
  from core.booking as b
  left join lateral (
    select count(*) as row_count, max(h.version) as last_version,
      (array_agg(h.to_state order by h.version desc))[1] as last_state
    from core.booking_state_history as h
    where h.booking_id = b.booking_id
  ) as h on true
  where (h.row_count, h.last_version, h.last_state) is distinct from (b.state_version::bigint, b.state_version, b.state)
  union all
  select 'history_follows_the_transitions', b.venue_id, b.booking_id,
    jsonb_build_object('version', h.version, 'from', h.from_state, 'to', h.to_state)
  from core.booking_state_history as h
  inner join core.booking as b on b.booking_id = h.booking_id
  left join core.booking_state_history as p on p.booking_id = h.booking_id and p.version = h.version - 1
  where h.from_state is distinct from p.to_state
    or not exists (
      select from core.booking_transition as t
      where t.from_state = coalesce(h.from_state, 'none') and t.to_state = h.to_state
    );
$$;

comment on function ops.check_history() is
  'Invariants of the audit trail: one row for each version, each a known transition that begins where the last one ended.';

revoke execute on function ops.check_history() from public;
grant execute on function ops.check_history() to holdfast_staff, holdfast_monitor;
