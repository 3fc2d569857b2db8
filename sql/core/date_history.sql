create or replace function core.date_history(p_booking_ids bigint[], p_at timestamptz)
returns void
language sql
volatile
as $$
  -- No step before the one that it follows: what came last may be all that is known.
  update core.booking_state_history as h
  set from_state = nullif(h.from_state, 'none'), at = case
    when h.to_state = 'seated' then greatest(b.created_at, coalesce(b.seated_at, lower(b.during)))
    when h.to_state = 'completed' then greatest(b.created_at, b.seated_at, coalesce(b.left_at, upper(b.during)))
    when h.to_state = 'no_show' then greatest(b.created_at, lower(b.during))
    when h.to_state in ('cancelled', 'failed', 'expired') then greatest(b.created_at, least(p_at, lower(b.during)))
    else b.created_at
  end
  -- One after the other by its key: an import may be long, and the planner knows nothing of what it has brought so far.
  from unnest(p_booking_ids) as k(booking_id)
  inner join core.booking as b on b.booking_id = k.booking_id
  where h.booking_id = k.booking_id;

  -- Whoever took the booking has told the guest; who did not come may come after all.
  insert into core.notification (booking_id, kind, version, status, deadline_at, queued_at)
  select b.booking_id, 'confirmed', b.state_version, 'suppressed', b.created_at, b.created_at
  from core.booking as b
  inner join core.customer as c on c.customer_id = b.customer_id and c.email is not null
  where b.booking_id = any (p_booking_ids)
    and b.state in ('confirmed', 'no_show')
    and not exists (select from core.notification as n where n.booking_id = b.booking_id);
$$;

comment on function core.date_history(bigint[], timestamptz) is
  'Gives the history of bookings that were taken elsewhere the times that their own columns tell, and marks the '
  'guests of confirmed ones, and those who did not come, as told.';

revoke execute on function core.date_history(bigint[], timestamptz) from public;
