-- Deploy holdfast:ops/close_breaker to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.close_breaker(p_venue text)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
begin
  return core.close_breakers(array[v_venue.venue_id], clock_timestamp()) > 0;
end
$$;

comment on function ops.close_breaker(text) is
  'Forgets the failures of a venue, by hand: what was put off is worked on at once. False when there were none. Errors: '
  'RS004 venue_unknown.';

revoke execute on function ops.close_breaker(text) from public;
grant execute on function ops.close_breaker(text) to holdfast_staff;

commit;
