-- Deploy holdfast:core/restore_steps to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.restore_steps(p_known core.booking_state_history[])
returns void
language sql
volatile
as $$
  with known as (
    -- The last of them made the present version.
    select k.booking_id, k.actor, k.reason, k.at,
      b.state_version - max(k.version) over (partition by k.booking_id) + k.version as version
    from unnest(p_known) as k
    inner join core.booking as b on b.booking_id = k.booking_id
  )
  update core.booking_state_history as h
  set actor = k.actor, reason = k.reason, at = k.at
  from known as k
  where h.booking_id = k.booking_id and h.version = k.version;

  -- What came before them is not the doing of who did the last.
  update core.booking_state_history as h
  set actor = b.source, reason = null
  from (
    select k.booking_id, count(*)::integer as step_count from unnest(p_known) as k group by k.booking_id
  ) as k
  inner join core.booking as b on b.booking_id = k.booking_id
  where h.booking_id = k.booking_id and h.version <= b.state_version - k.step_count;
$$;

comment on function core.restore_steps(core.booking_state_history[]) is
  'Gives the last steps of histories that were written anew the actors, reasons and times that are known of them.';

revoke execute on function core.restore_steps(core.booking_state_history[]) from public;

commit;
