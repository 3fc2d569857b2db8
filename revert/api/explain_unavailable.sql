-- Revert holdfast:api/explain_unavailable from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.explain_unavailable(text, date, time, integer, text, text, integer);

commit;
