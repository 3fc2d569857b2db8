create or replace view ops.confirmation_time
with (security_barrier)
as
select
  b.upto as seconds,
  count(r.booking_id) as booking_count
from (
  values (0.05), (0.1), (0.25), (0.5), (1), (2.5), (5), (10), (30), (60), (300), ('infinity')
) as b(upto)
left join ops.recent_booking as r on r.seconds <= b.upto
group by b.upto;

comment on view ops.confirmation_time is 'A histogram of the last hour: how many bookings were confirmed within so many seconds of waiting.';
comment on column ops.confirmation_time.seconds is 'The bucket''s upper end.';
comment on column ops.confirmation_time.booking_count is 'Bookings confirmed within it, those of the smaller ones included.';

grant select on ops.confirmation_time to holdfast_staff, holdfast_monitor;
