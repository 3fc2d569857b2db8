-- Revert holdfast:core/find_room from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_room(core.day_board, integer, integer);

commit;
