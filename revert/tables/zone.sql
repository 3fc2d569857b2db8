-- Data loss: every row of core.zone.
-- Revert holdfast:tables/zone from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.zone;

commit;
