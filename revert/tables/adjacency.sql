-- Data loss: every row of core.adjacency.
-- Revert holdfast:tables/adjacency from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.adjacency;

commit;
