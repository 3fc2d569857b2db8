create or replace function core.store_services(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.service as s (venue_id, code, name, guest_count, price_amount, price_currency)
  select p_venue_id, f.code, f.name, f.guest_count, f.price_amount, f.price_currency
  from core.read_services(p_venue) as f
  on conflict (venue_id, code) do update set
    name = excluded.name,
    is_active = true,
    guest_count = excluded.guest_count,
    price_amount = excluded.price_amount,
    price_currency = excluded.price_currency
  where (s.name, s.is_active, s.guest_count, s.price_amount, s.price_currency) is distinct from
    (excluded.name, true, excluded.guest_count, excluded.price_amount, excluded.price_currency);

  -- Bookings refer to services, so that one is never deleted.
  update core.service as s
  set is_active = false
  where s.venue_id = p_venue_id
    and s.is_active
    and s.code not in (select f.code from core.read_services(p_venue) as f);
end
$$;

comment on function core.store_services(bigint, jsonb) is
  'Makes a venue''s services those of a faultless venue file: a code keeps its key, what has '
  'vanished is no longer active.';

revoke execute on function core.store_services(bigint, jsonb) from public;
