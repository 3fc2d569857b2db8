-- Revert holdfast:api/unsubscribe from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.unsubscribe(text);

commit;
