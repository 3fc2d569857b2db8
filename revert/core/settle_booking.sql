-- Revert holdfast:core/settle_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.settle_booking(core.booking, timestamptz);

commit;
