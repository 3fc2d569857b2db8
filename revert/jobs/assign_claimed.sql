-- Revert holdfast:jobs/assign_claimed from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.assign_claimed(bigint[], integer[]);

commit;
