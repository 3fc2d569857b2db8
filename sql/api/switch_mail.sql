create or replace function api.switch_mail(p_venue text default null, p_is_on boolean default null)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
begin
  perform core.require_argument(p_is_on is not null, 'is_on', 'Say true or false.');
  update core.venue_mail as m set is_sending = p_is_on where m.venue_id = v_venue.venue_id;
  return p_is_on;
end
$$;

comment on function api.switch_mail(text, boolean) is
  'Turns the e-mails of a venue off, or on again. While off they are marked suppressed, and are not sent later. Errors: '
  'RS001 invalid_argument, RS004 venue_unknown.';

revoke execute on function api.switch_mail(text, boolean) from public;
grant execute on function api.switch_mail(text, boolean) to holdfast_service, holdfast_staff;
