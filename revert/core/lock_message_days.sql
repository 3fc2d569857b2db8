-- Revert holdfast:core/lock_message_days from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lock_message_days(bigint[]);

commit;
