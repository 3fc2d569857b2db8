-- Revert holdfast:api/list_changes from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.list_changes(text, text, date, date, integer, text);

commit;
