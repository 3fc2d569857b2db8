-- Revert holdfast:api/block_resource from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.block_resource(text, text, timestamp, timestamp, boolean);

commit;
