-- Deploy holdfast:core/prune_archives to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.prune_archives(p_limit integer, p_at timestamptz)
returns integer
language sql
volatile
as $$
  with assignment as (
    delete from pgmq.a_assignment as a
    where a.msg_id = any (array(
      select o.msg_id
      from pgmq.a_assignment as o
      where o.archived_at < p_at - (select r.keep from core.retention as r where r.what = 'archived_message')
      order by o.msg_id
      limit p_limit
    ))
    returning 1
  ),
  assignment_dead as (
    delete from pgmq.a_assignment_dead as a
    where a.msg_id = any (array(
      select o.msg_id
      from pgmq.a_assignment_dead as o
      where o.archived_at < p_at - (select r.keep from core.retention as r where r.what = 'archived_message')
      order by o.msg_id
      limit p_limit
    ))
    returning 1
  ),
  notification as (
    delete from pgmq.a_notification as a
    where a.msg_id = any (array(
      select o.msg_id
      from pgmq.a_notification as o
      where o.archived_at < p_at - (select r.keep from core.retention as r where r.what = 'archived_message')
      order by o.msg_id
      limit p_limit
    ))
    returning 1
  ),
  notification_dead as (
    delete from pgmq.a_notification_dead as a
    where a.msg_id = any (array(
      select o.msg_id
      from pgmq.a_notification_dead as o
      where o.archived_at < p_at - (select r.keep from core.retention as r where r.what = 'archived_message')
      order by o.msg_id
      limit p_limit
    ))
    returning 1
  )
  select (
    (select count(*) from assignment)
    + (select count(*) from assignment_dead)
    + (select count(*) from notification)
    + (select count(*) from notification_dead)
  )::integer;
$$;

comment on function core.prune_archives(integer, timestamptz) is
  'Deletes up to p_limit messages of each queue''s archive that are past their time.';

revoke execute on function core.prune_archives(integer, timestamptz) from public;

commit;
