-- Revert holdfast:core/recall_former from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.recall_former(core.booking, core.visit_request);

commit;
