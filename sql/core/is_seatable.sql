create or replace function core.is_seatable(p_venue_id bigint, p_party integer, p_seating text)
returns boolean
language plpgsql
stable
as $$
begin
  return exists (
    select from core.seating as s
    where s.venue_id = p_venue_id
      and p_party between s.party_min and s.party_max
      and (p_seating = 'any' or s.setting = p_seating)
  );
end
$$;

comment on function core.is_seatable(bigint, integer, text) is
  'Has a venue a seating, free or not, that takes a party of this size?';

revoke execute on function core.is_seatable(bigint, integer, text) from public;
