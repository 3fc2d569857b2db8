-- Revert holdfast:core/address_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.address_notification(bigint);

commit;
