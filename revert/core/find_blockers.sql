-- Revert holdfast:core/find_blockers from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_blockers(core.day_board, core.room_search, integer, bigint);

commit;
