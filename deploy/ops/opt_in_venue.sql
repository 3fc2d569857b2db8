-- Deploy holdfast:ops/opt_in_venue to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.opt_in_venue(p_flag text, p_venue text, p_is_in boolean)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
begin
  perform core.require_argument(
    exists (select from core.feature_flag as f where f.flag = p_flag), 'flag', 'Give a flag that ops.feature_flag shows.');
  perform core.require_argument(p_is_in is not null, 'is_in', 'Give true or false.');
  if p_is_in then
    insert into core.feature_flag_venue (flag, venue_id) values (p_flag, v_venue.venue_id) on conflict do nothing;
  else
    delete from core.feature_flag_venue as f where f.flag = p_flag and f.venue_id = v_venue.venue_id;
  end if;
  return core.is_enrolled(p_flag, v_venue.venue_id);
end
$$;

comment on function ops.opt_in_venue(text, text, boolean) is
  'Puts a venue on the list of a flag, or takes it off; whether it is in now. The list counts in the modes opt_in and '
  'percentage. Errors: RS001 invalid_argument, RS004 venue_unknown.';

revoke execute on function ops.opt_in_venue(text, text, boolean) from public;
grant execute on function ops.opt_in_venue(text, text, boolean) to holdfast_staff;

commit;
