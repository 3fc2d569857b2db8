create or replace function ops.set_flag(p_flag text, p_mode text, p_percentage integer)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform core.require_argument(p_mode in ('off', 'opt_in', 'percentage', 'on'), 'mode',
    'Give off, opt_in, percentage or on.');
  perform core.require_argument(p_mode <> 'percentage' or p_percentage between 0 and 100, 'percentage',
    'Give 0 to 100.');
  update core.feature_flag as f
  set mode = p_mode, percentage = case p_mode when 'percentage' then p_percentage else f.percentage end,
    changed_at = clock_timestamp(), changed_by = core.name_actor()
  where f.flag = p_flag;
  perform core.require_argument(found, 'flag', 'Give a flag that ops.feature_flag shows.');
  return (select count(*) from core.venue as v where v.is_pipelined);
end
$$;

comment on function ops.set_flag(text, text, integer) is
  'Sets a flag: off for all, opt_in for the listed venues, percentage for them and a share of the others, on for all; '
  'p_percentage counts for percentage alone. Holds from its commit on. Returns how many venues are in. Errors: RS001 '
  'invalid_argument.';

revoke execute on function ops.set_flag(text, text, integer) from public;
grant execute on function ops.set_flag(text, text, integer) to holdfast_staff;
