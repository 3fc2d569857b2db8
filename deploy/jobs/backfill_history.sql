-- Deploy holdfast:jobs/backfill_history to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function jobs.backfill_history(p_after bigint, p_limit integer)
returns table (last_booking_id bigint, booking_count integer)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_bookings bigint[];
  v_known core.booking_state_history[];
begin
  perform core.require_read_committed();
  perform core.require_argument(p_limit between 1 and 10000, 'limit', 'Give 1 to 10000.');
  -- What somebody else works on is left for the next pass.
  with found as (
    select b.booking_id
    from core.booking as b
    where b.booking_id > p_after
      and not exists (
        select from core.booking_state_history as h where h.booking_id = b.booking_id and h.version = 1
      )
    order by b.booking_id
    limit p_limit
    for no key update skip locked
  )
  select array_agg(f.booking_id order by f.booking_id) into v_bookings from found as f;
  -- Of those that were changed before their turn came the last steps are known: they are written with the others.
  with gone as (
    delete from core.booking_state_history as h where h.booking_id = any (v_bookings) returning h.*
  )
  select array_agg(row(g.*)::core.booking_state_history) into v_known from gone as g;
  update core.booking as b
  set state_version = 0
  where b.booking_id = any (v_bookings) and b.state_version <> 0;
  -- The trigger writes the rows of every version that is passed.
  update core.booking as b
  set state_version = cardinality(f.path), last_path = array['none'] || f.path
  from core.list_full_paths(v_bookings, v_known) as f
  where b.booking_id = f.booking_id;
  perform core.date_history(v_bookings, clock_timestamp());
  if v_known is not null then
    perform core.restore_steps(v_known);
  end if;
  last_booking_id := v_bookings[cardinality(v_bookings)];
  booking_count := coalesce(cardinality(v_bookings), 0);
  return next;
end
$$;

comment on function jobs.backfill_history(bigint, integer) is
  'Seeds the history of up to p_limit bookings after p_after that have none, or only its last steps: the ordinary way to '
  'where they stand, at the times that they tell. One batch, one transaction: commit, pause, and call it with the last '
  'booking of the answer, until there is none. Whoever changes one of these bookings waits for one commit at most. Errors: '
  'RS001 invalid_argument, RS003 wrong_isolation_level.';

revoke execute on function jobs.backfill_history(bigint, integer) from public;
grant execute on function jobs.backfill_history(bigint, integer) to holdfast_worker;

commit;
