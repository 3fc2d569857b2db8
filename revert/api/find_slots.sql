-- Revert holdfast:api/find_slots from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.find_slots(text, text, date, date, text, integer, text);

commit;
