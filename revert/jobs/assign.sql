-- Revert holdfast:jobs/assign from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.assign(bigint);

commit;
