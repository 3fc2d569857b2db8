-- Revert holdfast:core/count_quarters from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.count_quarters(interval, interval);

commit;
