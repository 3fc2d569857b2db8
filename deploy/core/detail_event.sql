-- Deploy holdfast:core/detail_event to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.detail_event(p_name text, p_booking core.booking, p_step core.booking_state_history)
returns jsonb
language sql
stable
as $$
  select case p_name
    when 'state_changed' then jsonb_build_object('from', p_step.from_state, 'to', p_step.to_state, 'actor', p_step.actor)
    when 'created' then jsonb_build_object(
      'party_size', p_booking.party_size,
      'service_date', p_booking.service_date,
      'starts_at', lower(p_booking.during),
      'ends_at', upper(p_booking.during),
      'metadata', jsonb_build_object(
        'source', p_booking.source, 'service_id', p_booking.service_id,
        'seating_preference', p_booking.seating_preference, 'zone_wish_id', p_booking.zone_wish_id)
    )
    else '{}'
  end;
$$;

comment on function core.detail_event(text, core.booking, core.booking_state_history) is
  'What an event says beyond the envelope: state_changed from where to where and by whom, created for how many and when.';

revoke execute on function core.detail_event(text, core.booking, core.booking_state_history) from public;

commit;
