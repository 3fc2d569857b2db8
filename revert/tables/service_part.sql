-- Data loss: every row of core.service_part.
-- Revert holdfast:tables/service_part from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.service_part;

commit;
