-- Revert holdfast:api/load_venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.load_venue(jsonb);

commit;
