-- Deploy holdfast:jobs/learn_from_history to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.learn_from_history(p_limit integer)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_venue core.venue;
  v_at timestamptz := clock_timestamp();
  v_count integer := 0;
begin
  perform core.require_argument(p_limit between 1 and 1000, 'limit', 'Give 1 to 1000.');
  for v_venue in
    select v.* from core.venue as v
    where v.learnt_at is null or v.learnt_at < v_at - interval '23 hours'
    order by v.learnt_at nulls first, v.venue_id
    limit p_limit
    for no key update skip locked
  loop
    perform core.learn_pressure(v_venue, v_at);
    perform core.learn_failure_rates(v_venue, v_at);
    update core.venue as v set learnt_at = v_at where v.venue_id = v_venue.venue_id;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;

comment on function jobs.learn_from_history(integer) is
  'Learns what the ranking weighs, how busy each quarter hour is and how seldom plans on a seating last, for up to p_limit '
  'venues that were not looked at for a day; says how many. Errors: RS001 invalid_argument.';

revoke execute on function jobs.learn_from_history(integer) from public;
grant execute on function jobs.learn_from_history(integer) to holdfast_worker;

commit;
