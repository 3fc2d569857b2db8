-- Deploy holdfast:core/fence_messages to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.fence_messages(p_message_ids bigint[], p_read_counts integer[])
returns table (message_ids bigint[], booking_ids bigint[], walk_dates date[])
language plpgsql
volatile
as $$
begin
  return query
    with mine as (
      select
        q.msg_id, core.read_key(q.message, 'booking_id') as booking_id, (q.message ->> 'service_date')::date as walk_date
      from pgmq.q_assignment as q
      inner join unnest(p_message_ids, p_read_counts) as m(message_id, read_count)
        on m.message_id = q.msg_id and m.read_count = q.read_ct
      for update of q
    )
    select
      array_agg(m.msg_id order by m.msg_id), array_agg(m.booking_id order by m.msg_id),
      array_agg(m.walk_date order by m.msg_id)
    from mine as m;
end
$$;

comment on function core.fence_messages(bigint[], integer[]) is
  'Locks those messages of the assignment queue of which the lease is still ours, and says what they ask for, in order: a '
  'booking to look at, or with a date a walk of those who wait on it.';

revoke execute on function core.fence_messages(bigint[], integer[]) from public;

commit;
