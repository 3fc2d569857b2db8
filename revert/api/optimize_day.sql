-- Revert holdfast:api/optimize_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.optimize_day(text, date, interval, integer, integer, double precision);

commit;
