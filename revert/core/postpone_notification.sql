-- Revert holdfast:core/postpone_notification from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.postpone_notification(bigint, text, timestamptz);

commit;
