-- Revert holdfast:api/mark_no_show from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.mark_no_show(text, integer);

commit;
