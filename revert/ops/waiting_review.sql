-- Revert holdfast:ops/waiting_review from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.waiting_review;

commit;
