create or replace function core.refuse_transition(p_booking core.booking, p_wanted text)
returns void
language plpgsql
immutable
as $$
begin
  perform core.raise_refusal('RS021', format('a booking that is %s cannot be %s', p_booking.state, p_wanted),
    jsonb_build_object('from', p_booking.state, 'wanted', p_wanted), 'Read the booking to learn its state.');
end
$$;

comment on function core.refuse_transition(core.booking, text) is
  'Refuses a command that the booking''s state does not allow. Errors: RS021 transition_refused.';

revoke execute on function core.refuse_transition(core.booking, text) from public;
