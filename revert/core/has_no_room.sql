-- Revert holdfast:core/has_no_room from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.has_no_room(core.day_board, integer);

commit;
