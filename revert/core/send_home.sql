-- Revert holdfast:core/send_home from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.send_home(core.day_board, core.repack_rules, core.repack_plan, integer);

commit;
