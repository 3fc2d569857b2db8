create or replace function api.open_guest_link(p_token text default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_booking core.booking;
  v_is_open boolean;
begin
  perform core.require_argument(p_token is not null, 'token', 'Give the last part of the link.');
  v_booking := core.find_managed_booking(null, p_token, v_at);
  v_is_open := not core.is_past_cut_off(v_booking, v_at);
  return (
    select jsonb_build_object(
      'booking', to_jsonb(core.describe_booking(v_booking.booking_id, true)),
      'venue', v.contact || jsonb_build_object('name', v.name, 'kind', v.kind, 'colour', m.colour),
      'locale', coalesce(c.locale, 'en'),
      'service_name', s.name,
      'previous', core.describe_former_visit(v_booking.booking_id),
      'can_change', v_is_open and v_booking.state in ('assignment_pending', 'manual_review', 'confirmed'),
      'can_restore', v_is_open and v_booking.changing_from is not null,
      'can_cancel', v_booking.state in ('assignment_pending', 'manual_review', 'confirmed')
        and (v_is_open or v.is_late_cancellation_accepted and v_at < lower(v_booking.during))
    )
    from core.venue as v
    inner join core.venue_mail as m on m.venue_id = v.venue_id
    inner join core.service as s on s.service_id = v_booking.service_id
    left join core.customer as c on c.customer_id = v_booking.customer_id
    where v.venue_id = v_booking.venue_id
  );
end
$$;

comment on function api.open_guest_link(text) is
  'What the page behind a guest''s link shows: {"booking": booking_view, "venue", "service_name", "locale", "previous", '
  '"can_change", "can_restore", "can_cancel"}. Changes nothing, however often it is called. Errors: RS001 invalid_argument, '
  'RS005 booking_unknown, RS230 link_refused.';

revoke execute on function api.open_guest_link(text) from public;
grant execute on function api.open_guest_link(text) to holdfast_guest, holdfast_service, holdfast_staff;
