-- Revert holdfast:ops/recent_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop view ops.recent_booking;

commit;
