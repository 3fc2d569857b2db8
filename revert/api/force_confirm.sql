-- Revert holdfast:api/force_confirm from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.force_confirm(text, text[], text, integer, text);

commit;
