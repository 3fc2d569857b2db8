-- Revert holdfast:core/measure_resources from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.measure_resources(core.venue, core.visit_request, bigint[], bigint, timestamptz);

commit;
