-- Revert holdfast:ops/purge_queue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.purge_queue(text, interval);

commit;
