-- Revert holdfast:core/lock_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lock_booking(bigint);

commit;
