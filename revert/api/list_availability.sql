-- Revert holdfast:api/list_availability from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.list_availability(text, date, integer, text, text, date, boolean);

commit;
