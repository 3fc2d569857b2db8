create or replace function core.write_history()
returns trigger
language plpgsql
volatile
as $$
begin
  if tg_op = 'INSERT' then
    insert into core.booking_state_history (booking_id, version, from_state, to_state, actor, reason, at)
    select
      new.booking_id, p.version, s.initial_path[p.version - 1], s.initial_path[p.version], new.state_actor,
      new.state_reason, clock_timestamp()
    from core.booking_state as s
    cross join generate_series(1, new.state_version) as p(version)
    where s.state = new.state;
  else
    insert into core.booking_state_history (booking_id, version, from_state, to_state, actor, reason, at)
    values (
      new.booking_id, new.state_version, old.state, new.state, new.state_actor, new.state_reason, clock_timestamp()
    );
  end if;
  return null;
end
$$;

comment on function core.write_history() is
  'Trigger: one history row for each transition; for a new booking one for each state of its initial path.';

revoke execute on function core.write_history() from public;

create or replace trigger _200_transition_is_recorded
after insert or update of state on core.booking
for each row execute function core.write_history();

comment on trigger _200_transition_is_recorded on core.booking is 'Every transition has its history row.';
