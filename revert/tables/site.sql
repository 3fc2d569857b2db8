-- Data loss: every row of core.site.
-- Revert holdfast:tables/site from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.site;

commit;
