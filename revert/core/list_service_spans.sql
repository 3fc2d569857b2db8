-- Revert holdfast:core/list_service_spans from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_service_spans(bigint, date, date[]);

commit;
