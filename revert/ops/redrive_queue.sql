-- Revert holdfast:ops/redrive_queue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.redrive_queue(text, bigint[]);

commit;
