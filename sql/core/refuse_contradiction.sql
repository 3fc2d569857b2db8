create or replace function core.refuse_contradiction(p_booking core.booking)
returns void
language plpgsql
stable
as $$
begin
  raise exception using
    errcode = 'check_violation',
    message = 'this booking contradicts itself',
    detail = json_build_object(
      'booking_id', p_booking.booking_id, 'party_size', p_booking.party_size,
      'seating_preference', p_booking.seating_preference, 'state', p_booking.state, 'during', p_booking.during,
      'occupied', p_booking.occupied, 'hold_expires_at', p_booking.hold_expires_at)::text,
    hint = 'core.is_consistent says what holds for every booking.',
    schema = 'core', table = 'booking', constraint = 'booking_is_consistent';
end
$$;

comment on function core.refuse_contradiction(core.booking) is 'Raises: this row must not be stored.';

revoke execute on function core.refuse_contradiction(core.booking) from public;
