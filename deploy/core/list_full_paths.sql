-- Deploy holdfast:core/list_full_paths to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_full_paths(p_booking_ids bigint[], p_known core.booking_state_history[])
returns table (booking_id bigint, path text[])
language sql
stable
as $$
  select b.booking_id, core.trace_path(coalesce(k.from_state, b.state)) || coalesce(k.steps, '{}')
  from unnest(p_booking_ids) as w(booking_id)
  inner join core.booking as b on b.booking_id = w.booking_id
  cross join lateral (
    select (array_agg(s.from_state order by s.version))[1] as from_state, array_agg(s.to_state order by s.version) as steps
    from unnest(p_known) as s
    where s.booking_id = b.booking_id
  ) as k;
$$;

comment on function core.list_full_paths(bigint[], core.booking_state_history[]) is
  'The whole way of bookings of which only the last steps are known, or only the state: the ordinary way to where they set '
  'out, then those steps.';

revoke execute on function core.list_full_paths(bigint[], core.booking_state_history[]) from public;

commit;
