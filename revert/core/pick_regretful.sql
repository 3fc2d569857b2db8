-- Revert holdfast:core/pick_regretful from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.pick_regretful(core.day_board, core.repack_rules, core.repack_plan);

commit;
