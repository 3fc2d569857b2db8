-- Revert holdfast:types/assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type jobs.assignment;

commit;
