create or replace function core.name_events(p_step core.booking_state_history, p_event text)
returns table (place integer, name text)
language sql
stable
as $$
  select n.place, n.name
  from (values
    (1, case when p_step.from_state = 'assignment_in_progress' and p_step.to_state = 'confirmed' then 'assignment_succeeded' end),
    (2, case when p_step.from_state = 'assignment_in_progress' and p_step.reason = 'version_changed' then 'assignment_aborted' end),
    (3, p_event),
    (4, 'state_changed')
  ) as n(place, name)
  where n.name is not null;
$$;

comment on function core.name_events(core.booking_state_history, text) is
  'The events that tell of a transition, in order: how an assignment ended, its own, and state_changed.';

revoke execute on function core.name_events(core.booking_state_history, text) from public;
