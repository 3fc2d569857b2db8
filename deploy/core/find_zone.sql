-- Deploy holdfast:core/find_zone to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_zone(p_venue_id bigint, p_zone text)
returns bigint
language plpgsql
stable
as $$
declare
  v_zone_id bigint;
  v_names text;
begin
  if p_zone is null then
    return null;
  end if;
  select z.zone_id into v_zone_id from core.zone as z where z.venue_id = p_venue_id and z.name = p_zone;
  if not found then
    select string_agg(z.name, ', ' order by z.name) into v_names from core.zone as z where z.venue_id = p_venue_id;
    perform core.require_argument(false, 'zone', format('Wish for one of: %s; or leave it out.', v_names));
  end if;
  return v_zone_id;
end
$$;

comment on function core.find_zone(bigint, text) is
  'The zone that a guest would like, by its name; null for no wish. Errors: RS001 invalid_argument.';

revoke execute on function core.find_zone(bigint, text) from public;

commit;
