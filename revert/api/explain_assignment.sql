-- Revert holdfast:api/explain_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.explain_assignment(text);

commit;
