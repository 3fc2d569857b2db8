-- Data loss: every row of core.claim.
-- Revert holdfast:tables/claim from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.claim;

commit;
