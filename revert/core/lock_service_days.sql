-- Revert holdfast:core/lock_service_days from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lock_service_days(bigint, date[]);

commit;
