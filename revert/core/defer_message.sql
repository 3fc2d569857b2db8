-- Revert holdfast:core/defer_message from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.defer_message(bigint, integer, timestamptz);

commit;
