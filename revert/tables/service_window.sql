-- Data loss: every row of core.service_window.
-- Revert holdfast:tables/service_window from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.service_window;

commit;
