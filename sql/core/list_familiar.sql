create or replace function core.list_familiar(p_venue_id bigint, p_email text)
returns bigint[]
language plpgsql
stable
as $$
declare
  v_booking_id bigint;
begin
  select b.booking_id into v_booking_id
  from core.customer as c
  inner join core.booking as b on b.customer_id = c.customer_id
  where c.venue_id = p_venue_id and c.email = lower(p_email) and b.state in ('confirmed', 'seated', 'completed')
  order by lower(b.during) desc
  limit 1;
  return core.list_therapists(v_booking_id);
end
$$;

comment on function core.list_familiar(bigint, text) is
'The therapists whom a customer had last at a practice; none when that is not known.';

revoke execute on function core.list_familiar(bigint, text) from public;
