create or replace view ops.feature_flag
with (security_barrier)
as
select
  f.flag,
  f.mode,
  case f.mode when 'percentage' then f.percentage end as percentage,
  c.enrolled_count,
  c.venue_count,
  array(
    select v.slug
    from core.feature_flag_venue as l
    inner join core.venue as v on v.venue_id = l.venue_id
    where l.flag = f.flag
    order by v.slug
  ) as opted_in,
  f.changed_at,
  f.changed_by,
  f.description
from core.feature_flag as f
cross join lateral (
  select count(*) filter (where v.is_pipelined) as enrolled_count, count(*) as venue_count from core.venue as v
) as c;

comment on view ops.feature_flag is 'What can be switched for some venues, how it stands, and how many are in; ops.set_flag and ops.opt_in_venue change it.';
comment on column ops.feature_flag.flag is 'The flag.';
comment on column ops.feature_flag.mode is 'off, opt_in, percentage or on.';
comment on column ops.feature_flag.percentage is 'The share in mode percentage; null otherwise.';
comment on column ops.feature_flag.enrolled_count is 'Venues that are in.';
comment on column ops.feature_flag.venue_count is 'All venues.';
comment on column ops.feature_flag.opted_in is 'The venues on the list, which counts in the modes opt_in and percentage.';
comment on column ops.feature_flag.changed_at is 'When it was set last.';
comment on column ops.feature_flag.changed_by is 'Who set it last.';
comment on column ops.feature_flag.description is 'What a venue has that is in, and one that is out.';

grant select on ops.feature_flag to holdfast_staff, holdfast_monitor;
