-- Revert holdfast:core/get_subscription_limit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_subscription_limit();

commit;
