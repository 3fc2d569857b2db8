create or replace function core.get_party_share(p_party integer)
returns double precision
language sql
immutable
as $$
  select coalesce(
    (array[0.016, 0.427, 0.167, 0.136, 0.063, 0.049, 0.027, 0.027, 0.013, 0.013, 0.008, 0.008])[p_party], 0.005
  )::double precision;
$$;

comment on function core.get_party_share(integer) is
  'How often a party of this size asks for a table, of all who ask: counted from 36,259 reservations of 275 restaurants.';

revoke execute on function core.get_party_share(integer) from public;
