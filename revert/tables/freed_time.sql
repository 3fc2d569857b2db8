-- Data loss: every row of core.freed_time.
-- Revert holdfast:tables/freed_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.freed_time;

commit;
