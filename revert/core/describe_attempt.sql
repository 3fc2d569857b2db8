-- Revert holdfast:core/describe_attempt from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_attempt(core.booking_attempt);

commit;
