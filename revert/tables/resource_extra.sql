-- Data loss: every row of core.resource_extra.
-- Revert holdfast:tables/resource_extra from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.resource_extra;

commit;
