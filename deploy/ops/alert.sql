-- Deploy holdfast:ops/alert to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace view ops.alert
with (security_barrier)
as
select
  c.signal,
  c.value,
  b.baseline,
  c.value / nullif(b.baseline, 0) as ratio,
  coalesce(b.sample_count, 0) as sample_count,
  c.value >= c.floor and c.value >= 2 * coalesce(b.baseline, 0) as is_firing
from (
  select s.signal, s.value::double precision as value, s.floor::double precision as floor from ops.signal as s
  union all
  -- Looked for once an hour, because it reads everything: the latest finding.
  select 'invariant.violations', coalesce((
      select m.value from core.metric_sample as m
      where m.metric = 'invariant.violations'
      order by m.hour desc
      limit 1
    ), 0), 1
) as c
left join lateral (
  -- A broken promise has no baseline: one is always one too many.
  select avg(m.value) filter (where m.metric <> 'invariant.violations') as baseline, count(*) as sample_count
  from core.metric_sample as m
  where m.metric = c.signal and m.hour >= now() - interval '7 days' and m.hour < date_trunc('hour', now())
) as b on true;

comment on view ops.alert is 'Each figure that is watched beside its own baseline, the mean of the last seven days; it fires at twice that.';
comment on column ops.alert.signal is 'Name of the figure.';
comment on column ops.alert.value is 'What it is now.';
comment on column ops.alert.baseline is 'The mean of its hourly samples of the last seven days; null when there is none.';
comment on column ops.alert.ratio is 'How many times the baseline it is.';
comment on column ops.alert.sample_count is 'How many samples the baseline is made of; 168 when it is complete.';
comment on column ops.alert.is_firing is 'At least twice the baseline, and enough to matter at all.';

grant select on ops.alert to holdfast_staff, holdfast_monitor;

commit;
