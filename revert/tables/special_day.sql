-- Data loss: every row of core.special_day.
-- Revert holdfast:tables/special_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.special_day;

commit;
