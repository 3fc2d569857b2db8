-- Data loss: every row of core.strategy.
-- Revert holdfast:tables/strategy from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.strategy;

commit;
