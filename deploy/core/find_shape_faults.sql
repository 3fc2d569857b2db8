-- Deploy holdfast:core/find_shape_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_shape_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
stable
as $$
  with recursive node (path, type, lower, upper, value) as (
    select
      '$', case core.read_text(p_venue -> 'kind') when 'practice' then 'practice' else 'venue' end, null::numeric, null::numeric, p_venue
    union all
    select c.path, c.type, c.lower, c.upper, c.value
    from node as n
    cross join lateral core.list_venue_children(n.path, n.type, n.value) as c
    where jsonb_typeof(n.value) in ('array', 'object')
  )
  select n.path, f.message
  from node as n
  cross join lateral core.explain_value_fault(n.type, n.value, n.lower, n.upper) as f (message)
  where f.message is not null;
$$;

comment on function core.find_shape_faults(jsonb) is
  'Every value of a venue file that is missing, unknown, of the wrong type or out of bounds, by '
  'its path.';

revoke execute on function core.find_shape_faults(jsonb) from public;

commit;
