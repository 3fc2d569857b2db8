-- Revert holdfast:core/find_fits from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_fits(core.day_board, core.repack_rules, bigint[], bigint[], boolean[]);

commit;
