-- Deploy holdfast:core/record_transition to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.record_transition()
returns trigger
language plpgsql
volatile
as $$
declare
  v_path text[] := coalesce(new.state_path, array[new.state]);
  v_from text := case when tg_op = 'UPDATE' then old.state else 'none' end;
  v_version integer := case when tg_op = 'UPDATE' then old.state_version else 0 end;
  v_count integer;
begin
  -- One statement checks each step of the path and writes its row: an unknown step finds no transition.
  insert into core.booking_state_history (booking_id, version, from_state, to_state, actor, reason, at)
  select
    new.booking_id, v_version + p.step, nullif(t.from_state, 'none'), t.to_state, new.state_actor,
    new.state_reason, clock_timestamp()
  from unnest(v_path) with ordinality as p(state, step)
  inner join core.booking_transition as t
    on t.from_state = coalesce(v_path[p.step - 1], v_from) and t.to_state = p.state;
  get diagnostics v_count = row_count;
  if v_count < cardinality(v_path) or v_path[v_count] is distinct from new.state then
    raise exception using
      errcode = 'RS021',
      message = 'a booking cannot go this way',
      detail = json_build_object('from', v_from, 'to', v_path)::text,
      hint = 'core.booking_transition lists the ways that there are.',
      schema = 'core', table = 'booking', constraint = 'booking_transition_is_known';
  end if;
  new.state_version := v_version + v_count;
  new.state_path := null;
  -- Building and routing events costs more than the transition; nearly always nobody listens.
  if exists (select from pgmq.topic_bindings) then
    perform core.send_events(new, v_version);
  end if;
  if new.changing_from is not null and new.state in ('confirmed', 'cancelled', 'failed') then
    new := core.settle_change(new);
  end if;
  return new;
end
$$;

comment on function core.record_transition() is
  'Trigger: a booking goes only along core.booking_transition; every step raises the version by one, has its history '
  'row and is told. state_path names the steps when one statement makes several. Errors: RS021 transition_refused.';

revoke execute on function core.record_transition() from public;

create or replace trigger _100_transition_is_known_and_recorded
before insert or update of state on core.booking
for each row execute function core.record_transition();

comment on trigger _100_transition_is_known_and_recorded on core.booking is
  'No transition without its row in the history, and none that core.booking_transition does not know.';

commit;
