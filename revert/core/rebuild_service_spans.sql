-- Revert holdfast:core/rebuild_service_spans from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.rebuild_service_spans(bigint);

commit;
