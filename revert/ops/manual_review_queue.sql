-- Revert holdfast:ops/manual_review_queue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.manual_review_queue;

commit;
