-- Revert holdfast:core/swap_tails from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.swap_tails(core.day_board, core.repack_rules, core.repack_plan);

commit;
