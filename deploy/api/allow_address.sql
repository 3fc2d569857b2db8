-- Deploy holdfast:api/allow_address to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.allow_address(p_venue text default null, p_email text default null)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
begin
  perform core.require_argument(p_email is not null, 'email', 'Give the address.');
  delete from core.mail_block as x
  where x.venue_id = v_venue.venue_id and x.address_hash = core.hash_address(p_email) and x.reason = 'bounced';
  return found;
end
$$;

comment on function api.allow_address(text, text) is
  'Lets a venue write again to an address that bounced, when the guest says that it is right; whether it was blocked. '
  'Errors: RS001 invalid_argument, RS004 venue_unknown.';

revoke execute on function api.allow_address(text, text) from public;
grant execute on function api.allow_address(text, text) to holdfast_service, holdfast_staff;

commit;
