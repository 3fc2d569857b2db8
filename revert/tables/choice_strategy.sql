-- Data loss: every row of core.choice_strategy.
-- Revert holdfast:tables/choice_strategy from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.choice_strategy;

commit;
