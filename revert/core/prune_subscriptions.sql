-- Revert holdfast:core/prune_subscriptions from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.prune_subscriptions(integer, timestamptz);

commit;
