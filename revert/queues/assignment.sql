-- Data loss: every message of assignment and assignment_dead.
-- Revert holdfast:queues/assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

select pgmq.drop_queue('assignment_dead');
select pgmq.drop_queue('assignment');

commit;
