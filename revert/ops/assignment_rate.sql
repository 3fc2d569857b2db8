-- Revert holdfast:ops/assignment_rate from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.assignment_rate;

commit;
