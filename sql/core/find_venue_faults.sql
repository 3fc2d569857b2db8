create or replace function core.find_venue_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
stable
as $$
  select f.path, f.message
  from (
    select s.path, s.message from core.find_shape_faults(p_venue) as s
    union all
    select n.path, n.message from core.find_name_faults(p_venue) as n
    union all
    select r.path, r.message from core.find_repeat_faults(p_venue) as r
    union all
    select r.path, r.message from core.find_reference_faults(p_venue) as r
    union all
    select o.path, o.message from core.find_overlap_faults(p_venue) as o
    union all
    select p.path, p.message from core.find_party_faults(p_venue) as p
    union all
    select s.path, s.message from core.find_special_day_faults(p_venue) as s
    union all
    select c.path, c.message from core.find_cut_off_faults(p_venue) as c
    union all
    select v.path, v.message from core.find_last_visit_faults(p_venue) as v
    union all
    select j.path, j.message from core.find_floor_faults(p_venue) as j
    union all
    select t.path, t.message from core.find_practice_faults(p_venue) as t
  ) as f
  order by f.path collate "C", f.message collate "C";
$$;

comment on function core.find_venue_faults(jsonb) is
  'Every fault of a venue file by its JSON path, whatever the JSON is; none when it can be '
  'loaded.';

revoke execute on function core.find_venue_faults(jsonb) from public;
