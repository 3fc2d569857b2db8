create or replace function api.set_mail_preference(p_token text default null, p_is_wanted boolean default null)
returns table (venue_name text, is_wanted boolean)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue_id bigint;
  v_venue_name text;
  v_address_hash bytea;
begin
  -- Any link that was ever in one of the guest's e-mails: also after the visit, and when a newer one is out.
  select v.venue_id, v.name, core.hash_address(c.email) into v_venue_id, v_venue_name, v_address_hash
  from core.guest_link as l
  inner join core.booking as b on b.booking_id = l.booking_id
  inner join core.customer as c on c.customer_id = b.customer_id and c.email is not null
  inner join core.venue as v on v.venue_id = b.venue_id
  where l.token_hash = sha256(convert_to(p_token, 'UTF8'));
  if not found then
    perform core.raise_refusal('RS230', 'the link is not known', jsonb_build_object('field', 'token'),
      'Use the link of the latest e-mail, or call the venue.');
  end if;
  if not p_is_wanted then
    insert into core.mail_block (venue_id, address_hash, reason, created_at)
    values (v_venue_id, v_address_hash, 'unsubscribed', clock_timestamp())
    on conflict do nothing;
  elsif p_is_wanted then
    delete from core.mail_block as x
    where x.venue_id = v_venue_id and x.address_hash = v_address_hash and x.reason = 'unsubscribed';
  end if;
  return query
    select v_venue_name, not exists (
      select from core.mail_block as x
      where x.venue_id = v_venue_id and x.address_hash = v_address_hash and x.reason = 'unsubscribed'
    );
end
$$;

comment on function api.set_mail_preference(text, boolean) is
  'Whether the guest of a link wants reminders and the like from its venue; sets it unless p_is_wanted is null. What '
  'belongs to a booking is sent all the same. Errors: RS230 link_refused.';

revoke execute on function api.set_mail_preference(text, boolean) from public;
grant execute on function api.set_mail_preference(text, boolean) to holdfast_guest, holdfast_service, holdfast_staff;
