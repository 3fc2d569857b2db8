-- Revert holdfast:core/store_adjacency from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_adjacency(bigint, jsonb);

commit;
