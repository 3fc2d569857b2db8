-- Revert holdfast:core/score_adjacency from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_adjacency(core.plan_features);

commit;
