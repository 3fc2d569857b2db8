-- Revert holdfast:core/return_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.return_notification(bigint, integer, text);

commit;
