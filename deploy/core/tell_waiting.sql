-- Deploy holdfast:core/tell_waiting to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.tell_waiting(p_booking_ids bigint[], p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  perform core.queue_notifications(array(
    select w.booking_id
    from unnest(p_booking_ids) as w(booking_id)
    where not exists (select from core.notification as n where n.booking_id = w.booking_id)
  ), 'booking_received', p_at);
end
$$;

comment on function core.tell_waiting(bigint[], timestamptz) is
  'Writes to the guests of these bookings, which wait for tables, that they were received, unless they have heard already.';

revoke execute on function core.tell_waiting(bigint[], timestamptz) from public;

commit;
