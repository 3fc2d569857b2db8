-- Data loss: every row of core.service_need.
-- Revert holdfast:tables/service_need from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.service_need;

commit;
