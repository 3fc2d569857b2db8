-- Revert holdfast:core/request_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.request_change(core.booking, core.visit_request, timestamptz);

commit;
