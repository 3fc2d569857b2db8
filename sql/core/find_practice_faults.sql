create or replace function core.find_practice_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  select n.path, 'takes neither a therapist nor a room'
  from core.read_service_needs(p_venue) as n
  group by n.path
  having max(n.resource_count) = 0
  union all
  select e.path, 'must leave time for the therapist within the appointment'
  from core.read_service_needs(p_venue) as n
  cross join lateral core.list_entries(n.path || '.processing', n.processing) as e
  where n.kind = 'therapist'
    and (
      core.read_whole(e.value -> 'after_minutes') + core.read_whole(e.value -> 'minutes') > n.visit_minutes
      or core.read_whole(e.value -> 'minutes') >= n.visit_minutes
    )
  union all
  select n.path || '.processing', 'overlaps itself'
  from core.read_service_needs(p_venue) as n
  where n.kind = 'therapist'
    and exists (
      select
      from core.list_entries('', n.processing) as a
      inner join core.list_entries('', n.processing) as b on a.place < b.place
      where core.read_whole(a.value -> 'after_minutes')
          < core.read_whole(b.value -> 'after_minutes') + core.read_whole(b.value -> 'minutes')
        and core.read_whole(b.value -> 'after_minutes')
          < core.read_whole(a.value -> 'after_minutes') + core.read_whole(a.value -> 'minutes')
    )
  union all
  select '$.policy.hold_minutes_max', 'is less than hold_minutes'
  from core.read_venue_policy(p_venue) as p
  where p.hold_limit < p.hold_length;
$$;

comment on function core.find_practice_faults(jsonb) is
'What cannot be in the file of a practice: services that take nothing, processing that does not fit.';

revoke execute on function core.find_practice_faults(jsonb) from public;
