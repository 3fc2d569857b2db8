create or replace function core.require_review(p_booking core.booking)
returns void
language plpgsql
immutable
as $$
begin
  if p_booking.state not in ('manual_review', 'assignment_pending') then
    perform core.raise_refusal('RS200', 'nobody has to decide about this booking',
      jsonb_build_object('state', p_booking.state), 'Read the booking to learn its state; only one that waits can be decided.');
  end if;
end
$$;

comment on function core.require_review(core.booking) is
  'Refuses a person''s decision about a booking that does not wait for one. Errors: RS200 not_in_review.';

revoke execute on function core.require_review(core.booking) from public;
