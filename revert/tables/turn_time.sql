-- Data loss: every row of core.turn_time.
-- Revert holdfast:tables/turn_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.turn_time;

commit;
