-- Deploy holdfast:core/number_transition to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.number_transition()
returns trigger
language plpgsql
volatile
as $$
declare
  v_path text[] := coalesce(new.state_path, array[new.state]);
  v_from text := case when tg_op = 'UPDATE' then old.state else 'none' end;
  v_to text;
begin
  new.last_path := v_from || v_path;
  new.state_version := cardinality(v_path) + case when tg_op = 'UPDATE' then old.state_version else 0 end;
  new.state_path := null;
  -- A loop, because each step sets out from where the one before it came.
  foreach v_to in array v_path loop
    if core.is_transition(v_from, v_to) is not true then
      perform core.refuse_path(v_from, v_to);
    end if;
    v_from := v_to;
  end loop;
  if v_from is distinct from new.state or v_path = '{}' then
    perform core.refuse_path(v_from, new.state);
  end if;
  if new.changing_from is not null and new.state in ('confirmed', 'cancelled', 'failed') then
    new := core.settle_change(new);
  end if;
  if core.is_consistent(new) is not true then
    perform core.refuse_contradiction(new);
  end if;
  return new;
end
$$;

comment on function core.number_transition() is
  'Trigger: every step of a transition raises the version by one; last_path keeps the steps for the history. state_path '
  'names them when one statement makes several. Errors: RS021 transition_refused.';

revoke execute on function core.number_transition() from public;

create or replace trigger _100_transition_is_numbered
before insert or update of state on core.booking
for each row execute function core.number_transition();

comment on trigger _100_transition_is_numbered on core.booking is 'No transition without a new version, and none that core.booking_transition does not know.';

commit;
