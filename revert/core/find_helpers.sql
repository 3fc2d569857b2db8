-- Revert holdfast:core/find_helpers from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_helpers(core.day_board, core.room_map);

commit;
