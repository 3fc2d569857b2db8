-- Deploy holdfast:api/modify_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.modify_booking(
  p_reference text default null,
  p_date date default null,
  p_time time default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default null,
  p_name text default null,
  p_email text default null,
  p_phone text default null,
  p_notes text default null,
  p_zone text default null,
  p_fold integer default null,
  p_expected_version integer default null,
  p_token text default null,
  p_idempotency_key text default null,
  p_therapist text default null
)
returns api.booking_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_scope text := 'modify_booking:' || core.name_actor();
  v_known jsonb;
  v_seen core.booking;
  v_booking core.booking;
  v_visit core.visit_request;
  v_is_other_contact boolean;
begin
  perform core.require_read_committed();
  v_known := core.recall_reply(v_scope, p_idempotency_key, jsonb_build_array(
    p_reference, p_date, p_time, p_party, p_service, p_seating, p_name, p_email, p_phone, p_notes, p_zone, p_fold,
    p_expected_version, p_token, p_therapist), v_at);
  v_seen := core.find_managed_booking(p_reference, p_token, v_at);
  if v_known is not null then
    return core.describe_booking(v_seen.booking_id, true);
  end if;
  perform core.check_change(v_seen, p_expected_version);
  v_visit := core.merge_wish(v_seen, p_date, p_time, p_party, p_service, p_seating, p_zone, p_therapist, p_fold, v_at);

  v_booking := core.lock_change(v_seen, v_visit.service_date);
  v_at := clock_timestamp();
  perform core.check_change(v_booking, p_expected_version);
  perform core.check_cut_off(v_booking, v_at);
  v_visit := core.merge_wish(v_booking, p_date, p_time, p_party, p_service, p_seating, p_zone, p_therapist, p_fold, v_at);
  v_is_other_contact := core.merge_contact(v_booking, p_name, p_email, p_phone, p_notes, v_at);
  if v_visit.venue_id is not null then
    perform core.request_change(v_booking, v_visit, v_at);
  elsif v_is_other_contact then
    perform core.note_contact(v_booking, v_at);
  end if;
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, jsonb_build_object('booking_id', v_booking.booking_id));
  end if;
  return core.describe_booking(v_booking.booking_id, true);
end
$$;

comment on function api.modify_booking(
  text, date, time, integer, text, text, text, text, text, text, text, integer, integer, text, text, text
) is
  'Changes a booking; null leaves a thing as it is, an empty phone, note, zone or therapist removes it. Another date, time, party, '
  'service, seating, zone or therapist sends it to look for tables again (status pending); the worker finds them. Guests need the '
  'token of their link. The same p_idempotency_key and arguments change nothing twice. Errors: RS001 invalid_argument, RS003 '
  'wrong_isolation_level, RS005 booking_unknown, RS006 service_unknown, RS010 closed, RS011 past_last_seating, RS012 '
  'in_the_past, RS013 lead_time, RS014 beyond_horizon, RS015 party_too_large, RS016 party_not_online, RS017 '
  'local_time_missing, RS018 off_grid, RS020 version_stale, RS021 transition_refused, RS022 idempotency_key_reused, '
  'RS040 busy, RS230 link_refused, RS231 too_late.';

revoke execute on function api.modify_booking(
  text, date, time, integer, text, text, text, text, text, text, text, integer, integer, text, text, text
) from public;
grant execute on function api.modify_booking(
  text, date, time, integer, text, text, text, text, text, text, text, integer, integer, text, text, text
) to holdfast_guest, holdfast_service, holdfast_staff;

commit;
