-- Data loss: every row of core.seating.
-- Revert holdfast:tables/seating from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.seating;

commit;
