-- Revert holdfast:core/weigh_repack from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.weigh_repack(core.day_board, core.repack_rules, core.repack_plan, core.repack_plan);

commit;
