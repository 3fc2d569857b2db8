-- Deploy holdfast:ops/lock_contention to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace view ops.lock_contention
with (security_barrier)
as
select
  v.slug as venue,
  date '2000-01-01' + l.objid::bigint::integer as service_date,
  count(*) filter (where not l.granted) as waiting_count,
  max(extract(epoch from now() - l.waitstart) * 1000)::double precision as longest_wait_ms
from pg_locks as l
inner join core.venue as v on hashint8(v.venue_id)::bigint & 4294967295 = l.classid::bigint
where l.locktype = 'advisory'
  and l.objsubid = 2
  -- Other numbers than those of days stand for other things than days: from a million on for the optimiser's.
  and l.objid::bigint < 1000000
  and l.database = (select d.oid from pg_database as d where d.datname = current_database())
group by v.slug, l.objid;

comment on view ops.lock_contention is 'The service days that are locked at this moment, and who waits for them.';
comment on column ops.lock_contention.venue is 'The venue.';
comment on column ops.lock_contention.service_date is 'The service day.';
comment on column ops.lock_contention.waiting_count is 'Sessions that wait for its lock.';
comment on column ops.lock_contention.longest_wait_ms is 'How long the first of them has waited.';

grant select on ops.lock_contention to holdfast_staff, holdfast_monitor;

commit;
