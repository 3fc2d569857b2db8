-- Deploy holdfast:core/find_or_add_customer to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_or_add_customer(
  p_venue_id bigint,
  p_name text,
  p_email text,
  p_phone text,
  p_locale text,
  p_has_marketing_consent boolean,
  p_at timestamptz
)
returns bigint
language plpgsql
volatile
as $$
declare
  v_customer_id bigint;
begin
  insert into core.customer as c (venue_id, email, name, phone, locale, has_marketing_consent, created_at)
  values (p_venue_id, lower(p_email), btrim(p_name), p_phone, p_locale, coalesce(p_has_marketing_consent, false), p_at)
  on conflict (venue_id, email, name, phone, locale) do update
    set has_marketing_consent = true
    where excluded.has_marketing_consent and not c.has_marketing_consent
  returning c.customer_id into v_customer_id;
  if not found then
    v_customer_id := core.find_exact_customer(p_venue_id, lower(p_email), btrim(p_name), p_phone, p_locale);
  end if;
  return v_customer_id;
end
$$;

comment on function core.find_or_add_customer(bigint, text, text, text, text, boolean, timestamptz) is
  'The customer with exactly this name, address, phone and language at the venue; added when new.';

revoke execute on function
  core.find_or_add_customer(bigint, text, text, text, text, boolean, timestamptz) from public;

commit;
