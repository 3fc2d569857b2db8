-- Revert holdfast:core/queue_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.queue_assignment(bigint);

commit;
