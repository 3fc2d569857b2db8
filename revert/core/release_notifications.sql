-- Revert holdfast:core/release_notifications from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.release_notifications(bigint[]);

commit;
