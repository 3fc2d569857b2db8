-- Data loss: every row of core.subscription.
-- Revert holdfast:tables/subscription from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.subscription;

commit;
