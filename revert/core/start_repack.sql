-- Revert holdfast:core/start_repack from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.start_repack(core.day_board, core.repack_rules, integer[]);

commit;
