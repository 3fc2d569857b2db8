create or replace function core.queue_notification(p_booking_id bigint, p_kind text, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  perform core.queue_notifications(array[p_booking_id], p_kind, p_at);
end
$$;

comment on function core.queue_notification(bigint, text, timestamptz) is
  'Writes and queues one e-mail to the guest of a booking, unless nobody gave an address; at most one for each kind and '
  'state version.';

revoke execute on function core.queue_notification(bigint, text, timestamptz) from public;
