-- Revert holdfast:api/list_venues from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.list_venues(text);

commit;
