-- Data loss: every row of core.choice_strategy, changed ones too.
-- Revert holdfast:data/choice_strategy from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.choice_strategy;

commit;
