-- Revert holdfast:core/list_days_to_optimize from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_days_to_optimize(timestamptz);

commit;
