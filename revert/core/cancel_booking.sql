-- Revert holdfast:core/cancel_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.cancel_booking(core.booking, text, timestamptz);

commit;
