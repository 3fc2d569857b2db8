-- Revert holdfast:core/compile_ranking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_ranking_is_compiled on core.strategy;
drop function core.compile_ranking();

commit;
