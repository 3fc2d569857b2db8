-- Revert holdfast:ops/queue_depth from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.queue_depth;

commit;
