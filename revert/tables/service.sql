-- Data loss: every row of core.service.
-- Revert holdfast:tables/service from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.service;

commit;
