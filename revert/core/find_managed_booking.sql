-- Revert holdfast:core/find_managed_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_managed_booking(text, text, timestamptz);

commit;
