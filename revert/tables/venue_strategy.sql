-- Data loss: every row of core.venue_strategy.
-- Revert holdfast:tables/venue_strategy from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.venue_strategy;

commit;
