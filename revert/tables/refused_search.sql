-- Data loss: every row of core.refused_search.
-- Revert holdfast:tables/refused_search from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.refused_search;

commit;
