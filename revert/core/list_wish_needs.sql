-- Revert holdfast:core/list_wish_needs from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_wish_needs(core.day_board, core.repack_rules);

commit;
