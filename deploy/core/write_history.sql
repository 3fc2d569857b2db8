-- Deploy holdfast:core/write_history to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.write_history()
returns trigger
language plpgsql
volatile
as $$
begin
  insert into core.booking_state_history (booking_id, version, from_state, to_state, actor, reason, at)
  values (
    new.booking_id, new.state_version, case when tg_op = 'UPDATE' then old.state end, new.state,
    new.state_actor, new.state_reason, clock_timestamp()
  );
  return null;
end
$$;

comment on function core.write_history() is 'Trigger: one history row for each transition.';

revoke execute on function core.write_history() from public;

create or replace trigger _200_transition_is_recorded
after insert or update of state on core.booking
for each row execute function core.write_history();

comment on trigger _200_transition_is_recorded on core.booking is 'Every transition has its history row.';

commit;
