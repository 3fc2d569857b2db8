-- Data loss: every row of core.pressure.
-- Revert holdfast:tables/pressure from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.pressure;

commit;
