-- Revert holdfast:types/booking_view from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type api.booking_view;

commit;
