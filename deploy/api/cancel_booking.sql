-- Deploy holdfast:api/cancel_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.cancel_booking(
  p_reference text default null,
  p_expected_version integer default null,
  p_reason text default null,
  p_idempotency_key text default null,
  p_token text default null
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
begin
  perform core.require_read_committed();
  perform core.check_note(p_reason, 'reason');
  v_known := core.recall_reply(v_scope, p_idempotency_key,
    jsonb_build_array(p_reference, p_expected_version, p_reason, p_token), clock_timestamp());
  v_booking := core.find_managed_booking(p_reference, p_token, clock_timestamp());
  if v_known is null then
    v_booking := core.lock_change(v_booking, null);
    if v_booking.state <> 'cancelled' then
      perform core.check_version(v_booking, p_expected_version);
      perform core.cancel_booking(v_booking, p_reason, clock_timestamp());
    end if;
    if p_idempotency_key is not null then
      perform core.remember_reply(v_scope, p_idempotency_key, jsonb_build_object('booking_id', v_booking.booking_id));
    end if;
  end if;
  return core.describe_booking(v_booking.booking_id, true);
end
$$;

comment on function api.cancel_booking(text, integer, text, text, text) is
  'Cancels a booking and frees its tables; a cancelled one stays as it is. Guests need the token of their link, and are '
  'held to the venue''s cut-off. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS005 booking_unknown, '
  'RS020 version_stale, RS021 transition_refused, RS022 idempotency_key_reused, RS040 busy, RS230 link_refused, RS231 '
  'too_late.';

revoke execute on function api.cancel_booking(text, integer, text, text, text) from public;
grant execute on function api.cancel_booking(text, integer, text, text, text)
  to holdfast_guest, holdfast_service, holdfast_staff;

commit;
