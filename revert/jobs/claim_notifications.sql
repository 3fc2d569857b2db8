-- Revert holdfast:jobs/claim_notifications from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.claim_notifications(integer, interval);

commit;
