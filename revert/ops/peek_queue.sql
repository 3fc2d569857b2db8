-- Revert holdfast:ops/peek_queue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.peek_queue(text, integer);

commit;
