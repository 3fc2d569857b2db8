-- Deploy holdfast:api/cancel_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.cancel_booking(
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
  v_scope text := 'cancel_booking:' || core.name_actor();
  v_known jsonb;
  v_booking core.booking;
  v_reply api.booking_view;
begin
  perform core.require_read_committed();
  perform core.require_argument(
    p_reason is null or length(p_reason) <= 500, 'reason', 'Give up to 500 characters, or leave it out.');
  v_known := core.recall_reply(v_scope, p_idempotency_key,
    jsonb_build_array(p_reference, p_expected_version, p_reason), clock_timestamp());
  if v_known is not null then
    return core.describe_booking((v_known ->> 'booking_id')::bigint, core.is_insider());
  end if;
  v_booking := core.lock_booking(core.find_booking(p_reference));
  if v_booking.state <> 'cancelled' then
    if v_booking.state_version <> p_expected_version then
      perform core.raise_refusal('RS020', 'the booking was changed meanwhile',
        jsonb_build_object('expected', p_expected_version, 'version', v_booking.state_version),
        'Read the booking again and decide anew.');
    end if;
    update core.booking as b
    set state = 'cancelled', hold_expires_at = null, state_actor = core.name_actor(),
      state_reason = coalesce(p_reason, 'requested')
    where b.booking_id = v_booking.booking_id;
    delete from core.claim as c where c.booking_id = v_booking.booking_id;
    delete from core.timer as t where t.booking_id = v_booking.booking_id;
    perform core.expire_notifications(v_booking.booking_id);
    perform core.queue_notification(v_booking.booking_id, 'cancelled', clock_timestamp());
  end if;
  v_reply := core.describe_booking(v_booking.booking_id, core.is_insider());
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, to_jsonb(v_reply));
  end if;
  return v_reply;
end
$$;

comment on function api.cancel_booking(text, integer, text, text) is
  'Cancels a booking and frees its tables; a cancelled one stays as it is. Errors: RS001 invalid_argument, RS003 '
  'wrong_isolation_level, RS005 booking_unknown, RS020 version_stale, RS021 transition_refused, RS022 '
  'idempotency_key_reused, RS040 busy.';

revoke execute on function api.cancel_booking(text, integer, text, text) from public;
grant execute on function api.cancel_booking(text, integer, text, text) to holdfast_service, holdfast_staff;

commit;
