-- Deploy holdfast:core/refuse_venue_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_venue_faults(p_venue jsonb)
returns void
language plpgsql
stable
as $$
declare
  v_faults jsonb;
  v_count integer;
begin
  select jsonb_agg(jsonb_build_object('path', f.path, 'message', f.message)), count(*)
  into v_faults, v_count
  from core.find_venue_faults(p_venue) as f;
  if v_count > 0 then
    perform core.raise_refusal('RS030',
      format('the venue file has %s fault%s', v_count, case when v_count > 1 then 's' end),
      jsonb_build_object('faults', v_faults),
      'Correct every fault at its path in the file and load the whole file again.');
  end if;
end
$$;

comment on function core.refuse_venue_faults(jsonb) is
  'Refuses a venue file with all of its faults at once. Errors: RS030 venue_file_invalid.';

revoke execute on function core.refuse_venue_faults(jsonb) from public;

commit;
