-- Deploy holdfast:api/attempt_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.attempt_hold(
  p_venue text default null,
  p_date date default null,
  p_time time default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default 'any',
  p_idempotency_key text default null,
  p_source text default 'api',
  p_fold integer default 0,
  p_zone text default null
)
returns api.hold_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_is_insider boolean := core.is_insider();
  v_scope text := 'attempt_hold:' || core.name_actor();
  v_known jsonb;
  v_visit core.visit_request;
  v_booking core.booking;
  v_reply api.hold_view;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_source ~ '^[a-z][a-z0-9_-]{0,39}$', 'source', 'Give a short lower-case word.');
  v_known := core.recall_reply(v_scope, p_idempotency_key,
    jsonb_build_array(p_venue, p_date, p_time, p_party, p_service, p_seating, p_source, p_fold, p_zone), v_at);
  if v_known is not null then
    return jsonb_populate_record(null::api.hold_view, v_known);
  end if;
  v_visit := core.check_visit(
    p_venue, p_date, p_time, p_party, p_service, p_seating, p_zone, p_fold, v_is_insider, v_at);
  perform core.lock_service_day(v_visit.venue_id, v_visit.service_date);
  v_at := clock_timestamp();
  v_booking := core.place_hold(v_visit, p_source, v_at);
  if v_booking.booking_id is null then
    v_reply := ('unavailable', null, null, '[]', core.list_alternatives(v_visit, v_is_insider, v_at))::api.hold_view;
  else
    v_reply := (
      'held', v_booking.reference, v_booking.hold_expires_at, core.describe_tables(v_booking.booking_id), '[]'
    )::api.hold_view;
  end if;
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, to_jsonb(v_reply));
  end if;
  return v_reply;
end
$$;

comment on function api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text) is
  'Holds the best free tables for the venue''s hold length, so that nobody else can take them; confirm with '
  'api.confirm_hold. Outcome: held, or unavailable with alternatives. Errors: RS001 invalid_argument, RS003 '
  'wrong_isolation_level, RS004 venue_unknown, RS006 service_unknown, RS010 closed, RS011 past_last_seating, RS012 '
  'in_the_past, RS013 lead_time, RS014 beyond_horizon, RS015 party_too_large, RS016 party_not_online, RS017 '
  'local_time_missing, RS018 off_grid, RS022 idempotency_key_reused.';

revoke execute on function
  api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text) from public;
grant execute on function api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text)
  to holdfast_guest, holdfast_service, holdfast_staff;

commit;
