-- Revert holdfast:core/end_subscription from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.end_subscription(text, timestamptz);

commit;
