-- Revert holdfast:core/score_even_use from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.score_even_use(core.plan_features);

commit;
