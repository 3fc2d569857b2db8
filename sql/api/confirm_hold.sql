create or replace function api.confirm_hold(
  p_reference text default null,
  p_name text default null,
  p_email text default null,
  p_phone text default null,
  p_notes text default null,
  p_marketing_opt_in boolean default false,
  p_locale text default 'en',
  p_idempotency_key text default null
)
returns api.hold_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_scope text := 'confirm_hold:' || core.name_actor();
  v_at timestamptz := clock_timestamp();
  v_known jsonb;
  v_booking core.booking;
  v_outcome text;
  v_reply api.hold_view;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_reference is not null, 'reference', 'Give the hold''s reference.');
  perform core.check_contact(p_name, p_email, p_phone, p_notes, p_locale, core.is_insider());
  v_known := core.recall_reply(v_scope, p_idempotency_key, jsonb_build_array(
    p_reference, p_name, p_email, p_phone, p_notes, p_marketing_opt_in, p_locale), v_at);
  if v_known is not null then
    return jsonb_populate_record(null::api.hold_view, v_known);
  end if;
  select b.* into v_booking from core.booking as b where b.reference = upper(p_reference);
  if not found then
    return ('unknown', null, null, '[]', '[]')::api.hold_view;
  end if;
  v_booking := core.lock_booking(v_booking.booking_id);
  v_at := clock_timestamp();
  v_outcome := core.confirm_hold(
    v_booking,
    -- Nobody's data is kept for a hold that cannot be confirmed any more.
    case when v_booking.hold_expires_at > v_at then core.find_or_add_customer(
      v_booking.venue_id, p_name, p_email, p_phone, p_locale, p_marketing_opt_in, v_at) end,
    p_notes, v_at);
  v_reply := (
    v_outcome, v_booking.reference, null, core.describe_tables(v_booking.booking_id),
    case when v_outcome in ('expired', 'taken')
      then core.list_alternatives(core.recall_visit(v_booking), core.is_insider(), v_at) else '[]' end
  )::api.hold_view;
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, to_jsonb(v_reply));
  end if;
  return v_reply;
end
$$;

comment on function api.confirm_hold(text, text, text, text, text, boolean, text, text) is
  'Makes a hold a booking. Outcome: confirmed, already_confirmed, expired or taken (with alternatives), unknown. '
  'Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS022 idempotency_key_reused, RS040 busy.';

revoke execute on function
  api.confirm_hold(text, text, text, text, text, boolean, text, text) from public;
grant execute on function api.confirm_hold(text, text, text, text, text, boolean, text, text)
  to holdfast_guest, holdfast_service, holdfast_staff;
