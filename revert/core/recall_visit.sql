-- Revert holdfast:core/recall_visit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.recall_visit(core.booking);

commit;
