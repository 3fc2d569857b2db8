-- Revert holdfast:api/expire_stale_holds from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.expire_stale_holds(integer);

commit;
