create or replace view ops.subscription
with (security_barrier)
as
select
  s.name,
  s.pattern,
  s.owner,
  s.created_at,
  s.read_at,
  t.n_live_tup as unread_estimate,
  coalesce(s.ended_at, s.read_at + (
    select r.keep from core.retention as r where r.what = 'unread_subscription'
  )) as ends_at
from core.subscription as s
left join pg_stat_user_tables as t on t.schemaname = 'pgmq' and t.relname = 'q_events_' || s.name;

comment on view ops.subscription is 'Who listens to events, and whether anybody reads what they hear.';
comment on column ops.subscription.name is 'The subscription.';
comment on column ops.subscription.pattern is 'Which events.';
comment on column ops.subscription.owner is 'The role that made it, and may read it.';
comment on column ops.subscription.created_at is 'When.';
comment on column ops.subscription.read_at is 'When events were last read.';
comment on column ops.subscription.unread_estimate is 'About how many lie there, as the statistics know.';
comment on column ops.subscription.ends_at is 'When it ends by itself unless somebody reads; or when it ended.';

grant select on ops.subscription to holdfast_staff, holdfast_monitor;
