-- Data loss: every row of core.opening_hours.
-- Revert holdfast:tables/opening_hours from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.opening_hours;

commit;
