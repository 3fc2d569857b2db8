create or replace function core.record_transitions()
returns trigger
language plpgsql
volatile
as $$
begin
  -- Once a statement, not once a row: a batch costs little more than one booking. Read from the trigger's own tables,
  -- not from an array, whose length would have the statement planned anew each time.
  if tg_op = 'INSERT' then
    insert into core.booking_state_history (booking_id, version, from_state, to_state, actor, reason, at)
    select
      n.booking_id, p.step, nullif(n.last_path[p.step], 'none'), n.last_path[p.step + 1], n.state_actor,
      n.state_reason, clock_timestamp()
    from new_rows as n
    cross join lateral generate_series(1, cardinality(n.last_path) - 1) as p(step);
  else
    insert into core.booking_state_history (booking_id, version, from_state, to_state, actor, reason, at)
    select
      n.booking_id, o.state_version + p.step, n.last_path[p.step], n.last_path[p.step + 1], n.state_actor,
      n.state_reason, clock_timestamp()
    from new_rows as n
    inner join old_rows as o on o.booking_id = n.booking_id
    cross join lateral generate_series(1, n.state_version - o.state_version) as p(step);
  end if;
  -- Building and routing events costs more than the transition; nearly always nobody listens.
  if exists (select from pgmq.topic_bindings) then
    if tg_op = 'INSERT' then
      perform core.send_events(array(select row(n.*)::core.booking from new_rows as n));
    else
      perform core.send_events(array(
        select row(n.*)::core.booking
        from new_rows as n
        inner join old_rows as o on o.booking_id = n.booking_id and o.state_version < n.state_version
      ));
    end if;
  end if;
  return null;
end
$$;

comment on function core.record_transitions() is
  'Trigger: writes the history of every booking that a statement took further, and tells of it.';

revoke execute on function core.record_transitions() from public;

create or replace trigger _200_first_transitions_are_recorded
after insert on core.booking
referencing new table as new_rows
for each statement execute function core.record_transitions();

comment on trigger _200_first_transitions_are_recorded on core.booking is
  'No booking without its first rows in the history.';

create or replace trigger _200_transitions_are_recorded
after update on core.booking
referencing old table as old_rows new table as new_rows
for each statement execute function core.record_transitions();

comment on trigger _200_transitions_are_recorded on core.booking is
  'No transition without its row in the history.';
