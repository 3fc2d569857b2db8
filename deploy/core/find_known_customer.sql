-- Deploy holdfast:core/find_known_customer to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_known_customer(p_venue_id bigint, p_email text)
returns bigint
language plpgsql
stable
as $$
begin
  return (
    select c.customer_id
    from core.customer as c
    where c.venue_id = p_venue_id and c.email = lower(btrim(p_email))
    order by c.customer_id desc
    limit 1
  );
end
$$;

comment on function core.find_known_customer(bigint, text) is
  'The customer of a venue who last gave this address; null when there is none.';

revoke execute on function core.find_known_customer(bigint, text) from public;

commit;
