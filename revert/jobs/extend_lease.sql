-- Revert holdfast:jobs/extend_lease from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.extend_lease(text, bigint, integer, interval);

commit;
