-- Revert holdfast:core/explain_resources from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.explain_resources(core.venue, core.visit_request, timestamptz);

commit;
