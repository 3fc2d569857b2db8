-- Deploy holdfast:api/requeue_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.requeue_booking(
  p_reference text default null,
  p_expected_version integer default null,
  p_reason text default null,
  p_idempotency_key text default null
)
returns api.booking_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_scope text := 'requeue_booking:' || core.name_actor();
  v_known jsonb;
  v_booking core.booking;
  v_reply api.booking_view;
begin
  perform core.require_read_committed();
  perform core.check_note(p_reason, 'reason');
  v_known := core.recall_reply(v_scope, p_idempotency_key,
    jsonb_build_array(p_reference, p_expected_version, p_reason), clock_timestamp());
  if v_known is not null then
    return core.describe_booking((v_known ->> 'booking_id')::bigint, core.is_insider());
  end if;
  v_booking := core.lock_booking(core.find_booking(p_reference));
  perform core.check_version(v_booking, p_expected_version);
  perform core.require_review(v_booking);
  update core.booking as b
  set state = 'assignment_pending', state_actor = core.name_actor(), state_reason = coalesce(p_reason, 'requeued'),
    attempts_forgiven = b.attempt_count
  where b.booking_id = v_booking.booking_id and b.state = 'manual_review';
  delete from core.timer as t where t.booking_id = v_booking.booking_id;
  perform core.queue_assignment(v_booking.booking_id);
  v_reply := core.describe_booking(v_booking.booking_id, core.is_insider());
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, to_jsonb(v_reply));
  end if;
  return v_reply;
end
$$;

comment on function api.requeue_booking(text, integer, text, text) is
  'Has a booking in manual review looked at again from the beginning, with all its attempts; one that waits anyway is '
  'looked at now. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS005 booking_unknown, RS020 '
  'version_stale, RS022 idempotency_key_reused, RS040 busy, RS200 not_in_review.';

revoke execute on function api.requeue_booking(text, integer, text, text) from public;
grant execute on function api.requeue_booking(text, integer, text, text) to holdfast_service, holdfast_staff;

commit;
