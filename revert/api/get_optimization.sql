-- Revert holdfast:api/get_optimization from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.get_optimization(bigint);

commit;
