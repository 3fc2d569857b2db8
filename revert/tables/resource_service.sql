-- Data loss: every row of core.resource_service.
-- Revert holdfast:tables/resource_service from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.resource_service;

commit;
