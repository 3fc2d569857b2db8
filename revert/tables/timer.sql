-- Data loss: every row of core.timer.
-- Revert holdfast:tables/timer from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.timer;

commit;
