-- Revert holdfast:core/bound_repack from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.bound_repack(core.day_board, core.repack_rules);

commit;
