-- Revert holdfast:api/subscribe from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.subscribe(text, text);

commit;
