-- Revert holdfast:core/score_gaps from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_gaps(core.plan_features);

commit;
