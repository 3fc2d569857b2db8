create or replace function core.prune_events(p_queue text, p_limit integer, p_at timestamptz)
returns integer
language plpgsql
volatile
as $$
declare
  v_count integer;
begin
  execute format(
    'delete from pgmq.%1$I as q
     where q.msg_id = any (array(
       select o.msg_id
       from (select e.msg_id, e.enqueued_at from pgmq.%1$I as e order by e.msg_id limit $1) as o
       where o.enqueued_at < $2 or o.msg_id <= (select max(e.msg_id) - $3 from pgmq.%1$I as e)
     ))', 'q_' || p_queue
  ) using p_limit, p_at - (select r.keep from core.retention as r where r.what = 'unread_event'),
    core.get_unread_limit();
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

comment on function core.prune_events(text, integer, timestamptz) is
  'Deletes those of the p_limit oldest events of a subscription''s queue that are too old or too many.';

revoke execute on function core.prune_events(text, integer, timestamptz) from public;
