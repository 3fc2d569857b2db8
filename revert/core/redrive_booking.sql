-- Revert holdfast:core/redrive_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.redrive_booking(bigint);

commit;
