create or replace function core.refuse_removal()
returns trigger
language plpgsql
volatile
as $$
declare
  -- One function for five tables, whose rows have different columns.
  v_row jsonb := to_jsonb(old);
  v_is_used boolean;
begin
  if tg_table_name = 'venue' then
    lock table core.customer, core.booking in share mode;
    v_is_used := exists (select from core.customer as c where c.venue_id = (v_row ->> 'venue_id')::bigint)
      or exists (select from core.booking as b where b.venue_id = (v_row ->> 'venue_id')::bigint);
  elsif tg_table_name = 'service' then
    lock table core.booking in share mode;
    v_is_used := exists (
      select from core.booking as b where b.venue_id = (v_row ->> 'venue_id')::bigint and b.service_id = (v_row ->> 'service_id')::bigint
    );
  elsif tg_table_name = 'customer' then
    lock table core.booking in share mode;
    v_is_used := exists (select from core.booking as b where b.customer_id = (v_row ->> 'customer_id')::bigint);
  elsif tg_table_name = 'booking' then
    lock table core.notification in share mode;
    v_is_used := exists (select from core.notification as n where n.booking_id = (v_row ->> 'booking_id')::bigint);
  else
    lock table core.booking, core.claim in share mode;
    v_is_used := exists (select from core.claim as c where c.resource_id = (v_row ->> 'resource_id')::bigint)
      or exists (
        select from core.booking as b
        where b.venue_id = (v_row ->> 'venue_id')::bigint and b.therapist_wish_id = (v_row ->> 'resource_id')::bigint
      );
  end if;
  if v_is_used then
    raise exception using
      errcode = 'foreign_key_violation',
      message = format('this %s is in use', tg_table_name),
      detail = json_build_object('table', tg_table_name)::text,
      hint = case tg_table_name
        when 'booking' then 'Leave the row: api.cancel_booking gives its tables back.'
        else 'Make it inactive instead: load the venue''s file without it.'
      end,
      schema = 'core', table = tg_table_name, constraint = tg_name;
  end if;
  return old;
end
$$;

comment on function core.refuse_removal() is
  'Trigger: a venue, service, customer, booking or resource that customers, bookings, e-mails or claims name stays. Asked '
  'here, where it is rare: a foreign key would look the row up and lock it for each booking, and all bookings of a venue '
  'would write to that row.';

revoke execute on function core.refuse_removal() from public;

create or replace trigger _100_venue_in_use_stays
before delete on core.venue
for each row execute function core.refuse_removal();

comment on trigger _100_venue_in_use_stays on core.venue is 'No customer or booking without its venue.';

create or replace trigger _100_service_in_use_stays
before delete on core.service
for each row execute function core.refuse_removal();

comment on trigger _100_service_in_use_stays on core.service is 'No booking without its service.';

create or replace trigger _100_resource_in_use_stays
before delete on core.resource
for each row execute function core.refuse_removal();

comment on trigger _100_resource_in_use_stays on core.resource is 'No claim without its resource.';

create or replace trigger _100_customer_in_use_stays
before delete on core.customer
for each row execute function core.refuse_removal();

comment on trigger _100_customer_in_use_stays on core.customer is 'No booking without its customer.';

create or replace trigger _100_booking_in_use_stays
before delete on core.booking
for each row execute function core.refuse_removal();

comment on trigger _100_booking_in_use_stays on core.booking is 'No e-mail without its booking.';
