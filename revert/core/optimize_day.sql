-- Revert holdfast:core/optimize_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.optimize_day(bigint, date, integer, interval, integer, double precision, timestamptz);

commit;
