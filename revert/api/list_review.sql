-- Revert holdfast:api/list_review from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.list_review(text);

commit;
