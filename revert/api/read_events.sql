-- Revert holdfast:api/read_events from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.read_events(text, integer, interval);

commit;
