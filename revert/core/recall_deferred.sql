-- Revert holdfast:core/recall_deferred from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.recall_deferred(bigint, timestamptz);

commit;
