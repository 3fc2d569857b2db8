-- Revert holdfast:core/take_up_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.take_up_notification(bigint, bigint, integer, timestamptz);

commit;
