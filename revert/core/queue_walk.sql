-- Revert holdfast:core/queue_walk from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.queue_walk(bigint, date, bigint, timestamptz);

commit;
