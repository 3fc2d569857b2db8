create or replace function core.check_version(p_booking core.booking, p_expected_version integer)
returns void
language plpgsql
immutable
as $$
begin
  if p_booking.state_version <> p_expected_version then
    perform core.raise_refusal('RS020', 'the booking was changed meanwhile',
      jsonb_build_object('expected', p_expected_version, 'version', p_booking.state_version),
      'Read the booking again and decide anew.');
  end if;
end
$$;

comment on function core.check_version(core.booking, integer) is
  'Refuses a caller who saw another version; null is no expectation. Errors: RS020 version_stale.';

revoke execute on function core.check_version(core.booking, integer) from public;
