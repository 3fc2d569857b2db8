-- Data loss: every row of core.resource.
-- Revert holdfast:tables/resource from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.resource;

commit;
