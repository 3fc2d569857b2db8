-- Deploy holdfast:jobs/prune to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.prune(p_limit integer)
returns integer
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select core.require_argument(p_limit between 1 and 10000, 'limit', 'Give 1 to 10000.');

  select core.prune_keys(p_limit, clock_timestamp())
    + core.prune_attempts(p_limit, clock_timestamp())
    + core.prune_archives(p_limit, clock_timestamp())
    + core.prune_samples(p_limit, clock_timestamp())
    + core.prune_runs(p_limit, clock_timestamp())
    + core.prune_subscriptions(p_limit, clock_timestamp());
$$;

comment on function jobs.prune(integer) is
  'Deletes what core.retention lets go: up to p_limit idempotency keys, attempts, archived messages of each queue, '
  'samples, runs of the optimiser and unread events of each subscription. Returns how many; call again while it is not 0. Errors: RS001 invalid_argument.';

revoke execute on function jobs.prune(integer) from public;
grant execute on function jobs.prune(integer) to holdfast_worker;

commit;
