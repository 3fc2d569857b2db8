-- Deploy holdfast:queues/assignment to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

do $$
begin
  perform pgmq.create('assignment');
  perform pgmq.create('assignment_dead');
end
$$;

comment on table pgmq.q_assignment is 'Holdfast: work to do; messages hold ids only.';
comment on table pgmq.q_assignment_dead is 'Holdfast: messages of assignment that were given up, with the reason in their headers.';

commit;
