-- Deploy holdfast:core/note_contact to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.note_contact(p_booking core.booking, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = b.state, state_actor = core.name_actor()
  where b.booking_id = p_booking.booking_id;
  -- A new address has neither the confirmation nor the link yet.
  if p_booking.state = 'confirmed' and exists (
    select from core.booking as b
    inner join core.customer as n on n.customer_id = b.customer_id
    inner join core.customer as o on o.customer_id = p_booking.customer_id
    where b.booking_id = p_booking.booking_id and n.email is distinct from o.email
  ) then
    perform core.queue_notification(
      p_booking.booking_id,
      case when exists (
        select from core.notification as n where n.booking_id = p_booking.booking_id and n.kind = 'confirmed'
      ) then 'modification_confirmed' else 'confirmed' end, p_at);
  end if;
end
$$;

comment on function core.note_contact(core.booking, timestamptz) is
  'Raises the version of a booking whose contact or notes were changed (p_booking is as before), and writes to a new address.';

revoke execute on function core.note_contact(core.booking, timestamptz) from public;

commit;
