-- Revert holdfast:core/weigh_gap from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.weigh_gap(double precision[], double precision, double precision);

commit;
