-- Revert holdfast:core/repack_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.repack_day(core.day_board, core.repack_rules, core.repack_plan, integer, timestamptz);

commit;
