-- Data loss: every row of core.strategy, changed ones too; and of core.venue_strategy, which refers to it.
-- Revert holdfast:data/strategy from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.strategy;
drop function core.weigh_plan(core.plan_features, double precision[]);
drop function core.explain_plan(core.plan_features, double precision[]);

commit;
