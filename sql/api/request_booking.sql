create or replace function api.request_booking(
  p_venue text default null,
  p_date date default null,
  p_time time default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default 'any',
  p_name text default null,
  p_email text default null,
  p_phone text default null,
  p_notes text default null,
  p_marketing_opt_in boolean default false,
  p_locale text default 'en',
  p_idempotency_key text default null,
  p_source text default 'api',
  p_fold integer default 0,
  p_zone text default null,
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
  -- A guard within an expression is no statement of its own, which would cost more than the guard does.
  v_is_insider boolean := core.require_read_committed() and core.is_insider();
  v_scope text;
  v_known jsonb;
  v_visit core.visit_request;
  v_booking core.booking;
  v_reply api.booking_view;
begin
  if p_idempotency_key is not null then
    v_scope := 'request_booking:' || core.name_actor();
    v_known := core.recall_reply(v_scope, p_idempotency_key, jsonb_build_array(
      p_venue, p_date, p_time, p_party, p_service, p_seating, p_name, p_email, p_phone, p_notes, p_marketing_opt_in,
      p_locale, p_source, p_fold, p_zone, p_therapist), v_at);
    if v_known is not null then
      return jsonb_populate_record(null::api.booking_view, v_known || jsonb_build_object(
        'notes', p_notes, 'customer_name', btrim(p_name), 'customer_email', lower(p_email), 'customer_phone', p_phone));
    end if;
  end if;
  v_visit := core.check_visit(
    p_venue, p_date, p_time, p_party, p_service, p_seating, p_zone, p_fold, v_is_insider, v_at);
  if p_therapist is not null then
    v_visit := core.add_therapist_wish(v_visit, p_therapist);
  end if;
  if not v_visit.is_pipelined then
    perform core.lock_service_day(v_visit.venue_id, v_visit.service_date);
  end if;
  if core.check_contact(p_name, p_email, p_phone, p_notes, p_locale, v_is_insider)
    and (p_source ~ '^[a-z][a-z0-9_-]*$' and length(p_source) <= 40
      or core.require_argument(false, 'source', 'Give a short lower-case word.'))
  then
    v_booking := core.add_booking(
      v_visit, '{created,capacity_verified,assignment_pending}',
      core.find_or_add_customer(v_visit.venue_id, p_name, p_email, p_phone, p_locale, p_marketing_opt_in, v_at),
      p_notes, null, p_source, v_at);
  end if;
  if v_visit.is_pipelined and core.queue_assignment(v_booking.booking_id) is not null then
    v_reply := core.describe_request(v_visit, v_booking, p_name, p_email, p_phone);
  else
    perform core.assign_at_once(v_booking, v_at);
    v_reply := core.describe_booking(v_booking.booking_id, true);
  end if;
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, to_jsonb(v_reply));
  end if;
  return v_reply;
end
$$;

comment on function api.request_booking(
  text, date, time, integer, text, text, text, text, text, text, boolean, text, text, text, integer, text, text
) is
  'Asks for a table: checks the wish, stores it and queues its assignment; the worker finds the tables. A venue out of '
  'the flag feat.booking_pipeline.v1 is answered at once: confirmed with tables, or failed with alternatives. p_venue is a '
  'slug, p_date and p_time are the venue''s wall clock, p_service is lunch, dinner, ..., p_seating any, indoor or outdoor; p_fold 1 '
  'means the second of two equal local times; p_zone names the zone that the guest would like, p_therapist the therapist whom the customer asks for. The same p_idempotency_key and arguments get the same reply. Errors: '
  'RS001 invalid_argument, RS003 wrong_isolation_level, RS004 venue_unknown, RS006 service_unknown, RS010 closed, '
  'RS011 past_last_seating, RS012 in_the_past, RS013 lead_time, RS014 beyond_horizon, RS015 party_too_large, RS016 '
  'party_not_online, RS017 local_time_missing, RS018 off_grid, RS022 idempotency_key_reused, RS040 busy.';

revoke execute on function api.request_booking(
  text, date, time, integer, text, text, text, text, text, text, boolean, text, text, text, integer, text, text
) from public;
grant execute on function api.request_booking(
  text, date, time, integer, text, text, text, text, text, text, boolean, text, text, text, integer, text, text
) to holdfast_guest, holdfast_service, holdfast_staff;
