-- Data loss: every row of core.combination.
-- Revert holdfast:tables/combination from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.combination;

commit;
