create or replace function core.refuse_unknown_transition()
returns trigger
language plpgsql
volatile
as $$
begin
  if tg_op = 'INSERT' then
    select cardinality(s.initial_path) into new.state_version
    from core.booking_state as s
    where s.state = new.state;
    if new.state_version > 0 then
      return new;
    end if;
  elsif exists (
    select from core.booking_transition as t where t.from_state = old.state and t.to_state = new.state
  ) then
    new.state_version := old.state_version + 1;
    return new;
  end if;
  raise exception using
    errcode = 'RS021',
    message = 'a booking cannot go this way',
    detail = json_build_object(
      'from', case when tg_op = 'UPDATE' then old.state end, 'to', new.state)::text,
    hint = 'core.booking_transition lists the ways that there are.',
    schema = 'core', table = 'booking', constraint = 'booking_transition_is_known';
end
$$;

comment on function core.refuse_unknown_transition() is
  'Trigger: only pairs of core.booking_transition pass, each raises the version by one; a new booking has passed the '
  'initial path of its state. Errors: RS021 transition_refused.';

revoke execute on function core.refuse_unknown_transition() from public;

create or replace trigger _100_transition_is_known
before insert or update of state on core.booking
for each row execute function core.refuse_unknown_transition();

comment on trigger _100_transition_is_known on core.booking is
  'A booking goes from state to state only along core.booking_transition.';
