-- Deploy holdfast:core/check_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_change(p_booking core.booking, p_expected_version integer)
returns void
language plpgsql
immutable
as $$
begin
  perform core.check_version(p_booking, p_expected_version);
  if p_booking.state not in ('assignment_pending', 'manual_review', 'confirmed', 'seated') then
    perform core.refuse_transition(p_booking, 'changed');
  end if;
end
$$;

comment on function core.check_change(core.booking, integer) is
  'May the booking be changed, as far as its version and state say? Errors: RS020 version_stale, RS021 transition_refused.';

revoke execute on function core.check_change(core.booking, integer) from public;

commit;
