-- Revert holdfast:core/score_zone_preference from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_zone_preference(core.plan_features);

commit;
