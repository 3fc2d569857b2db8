create or replace function core.tell_moves()
returns trigger
language plpgsql
volatile
as $$
begin
  with moved as (
    insert into core.notification (booking_id, kind, version, deadline_at, queued_at)
    select b.booking_id, k.kind, count(*), least(max(m.at) + k.tried_at_most, lower(b.during)), max(m.at)
    from core.booking_move as m
    inner join core.booking as b on b.booking_id = m.booking_id
    inner join core.venue_mail as v on v.venue_id = b.venue_id and v.tells_moves
    inner join core.customer as c on c.customer_id = b.customer_id and c.email is not null
    cross join core.notification_kind as k
    where m.booking_id in (select n.booking_id from new_rows as n) and k.kind = 'moved'
    group by b.booking_id, k.kind
    on conflict do nothing
    returning notification_id
  )
  insert into pgmq.q_notification (vt, message)
  select clock_timestamp(), jsonb_build_object('notification_id', m.notification_id)
  from moved as m;
  return null;
end
$$;

comment on function core.tell_moves() is
  'Trigger: tells guests of their other tables, where the venue wants that; the version is the number of the move.';

revoke execute on function core.tell_moves() from public;

create or replace trigger _100_moves_are_told
after insert on core.booking_move
referencing new table as new_rows
for each statement execute function core.tell_moves();

comment on trigger _100_moves_are_told on core.booking_move is 'Guests learn of other tables where their venue wants it.';
