-- Revert holdfast:api/unblock_resource from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.unblock_resource(text, text, timestamp, timestamp);

commit;
