-- Data loss: every row of core.resource_hours.
-- Revert holdfast:tables/resource_hours from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.resource_hours;

commit;
