-- Revert holdfast:core/list_alternatives from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_alternatives(core.visit_request, boolean, timestamptz);

commit;
