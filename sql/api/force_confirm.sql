create or replace function api.force_confirm(
  p_reference text default null,
  p_tables text[] default null,
  p_note text default null,
  p_expected_version integer default null,
  p_idempotency_key text default null
)
returns api.booking_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_scope text := 'force_confirm:' || core.name_actor();
  v_at timestamptz := clock_timestamp();
  v_known jsonb;
  v_booking core.booking;
  v_reply api.booking_view;
begin
  perform core.require_read_committed();
  perform core.check_note(p_note, 'note');
  v_known := core.recall_reply(v_scope, p_idempotency_key,
    jsonb_build_array(p_reference, p_tables, p_note, p_expected_version), v_at);
  if v_known is not null then
    return core.describe_booking((v_known ->> 'booking_id')::bigint, core.is_insider());
  end if;
  v_booking := core.lock_booking(core.find_booking(p_reference));
  v_at := clock_timestamp();
  perform core.check_version(v_booking, p_expected_version);
  perform core.require_review(v_booking);
  perform core.take_named_tables(v_booking, p_tables, p_note, v_at);
  update core.booking as b
  set state = 'confirmed', state_actor = core.name_actor(), state_reason = coalesce(p_note, 'forced'),
    assignment_strategy = 'staff', is_pinned = true, attempt_count = b.attempt_count + 1,
    -- Whoever decides has spoken with the customer: another therapist ends the wish for one.
    therapist_wish_id = (
      select c.resource_id
      from core.claim as c
      where c.booking_id = b.booking_id and c.resource_id = b.therapist_wish_id and c.kind <> 'retained'
      limit 1
    )
  where b.booking_id = v_booking.booking_id;
  perform core.note_choice(v_booking, v_at);
  delete from core.timer as t where t.booking_id = v_booking.booking_id;
  perform core.queue_notification(
    v_booking.booking_id,
    case when v_booking.changing_from is null then 'confirmed' else 'modification_confirmed' end, v_at);
  v_reply := core.describe_booking(v_booking.booking_id, core.is_insider());
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, to_jsonb(v_reply));
  end if;
  return v_reply;
end
$$;

comment on function api.force_confirm(text, text[], text, integer, text) is
  'Confirms a booking that waits, on tables that a person names. They may be too small or too large for the party, in '
  'the wrong part of the house or not known as a combination, but then a note has to say why; they are never taken from '
  'anybody. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS005 booking_unknown, RS020 version_stale, '
  'RS022 idempotency_key_reused, RS040 busy, RS200 not_in_review, RS201 tables_taken, RS202 note_required.';

revoke execute on function api.force_confirm(text, text[], text, integer, text) from public;
grant execute on function api.force_confirm(text, text[], text, integer, text) to holdfast_service, holdfast_staff;
