-- Data loss: every message of assignment and assignment_dead.
-- Revert holdfast:queues/assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

do $$
begin
  perform pgmq.drop_queue('assignment_dead');
  perform pgmq.drop_queue('assignment');
end
$$;

commit;
