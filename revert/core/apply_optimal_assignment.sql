-- Revert holdfast:core/apply_optimal_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.apply_optimal_assignment(bigint);

commit;
