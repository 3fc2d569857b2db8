-- Deploy holdfast:core/count_failure to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.count_failure(p_booking_id bigint, p_error text, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_reason text := core.name_breakdown(p_error);
  v_breaker core.breaker;
begin
  if v_reason is null then
    return;
  end if;
  insert into core.breaker as k (venue_id, failure_count, reason, error, first_failed_at, last_failed_at)
  select b.venue_id, 1, v_reason, left(p_error, 1000), p_at, p_at
  from core.booking as b
  where b.booking_id = p_booking_id
  on conflict (venue_id) do update set
    failure_count = k.failure_count + 1,
    reason = excluded.reason,
    error = excluded.error,
    last_failed_at = excluded.last_failed_at
  returning k.* into v_breaker;
  update core.breaker as k
  set opened_at = coalesce(k.opened_at, p_at), probe_at = p_at + v.breaker_pause
  from core.venue as v
  where k.venue_id = v_breaker.venue_id and v.venue_id = k.venue_id and k.failure_count >= v.breaker_failures
  returning k.opened_at into v_breaker.opened_at;
  if v_breaker.opened_at = p_at then
    perform core.tell_breaker(v_breaker, 'circuit_opened');
  end if;
end
$$;

comment on function core.count_failure(bigint, text, timestamptz) is
  'Counts a technical failure for the booking''s venue; after the venue''s number in a row the breaker opens, and each '
  'further one keeps it open for another pause.';

revoke execute on function core.count_failure(bigint, text, timestamptz) from public;

commit;
