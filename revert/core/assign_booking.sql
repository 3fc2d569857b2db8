-- Revert holdfast:core/assign_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.assign_booking(bigint, timestamptz, timestamptz);

commit;
