-- Revert holdfast:core/score_historical_success from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_historical_success(core.plan_features);

commit;
