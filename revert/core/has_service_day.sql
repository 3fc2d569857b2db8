-- Revert holdfast:core/has_service_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.has_service_day(bigint, date);

commit;
