-- Revert holdfast:core/rank_plans from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.rank_plans(core.booking, integer, timestamptz);

commit;
