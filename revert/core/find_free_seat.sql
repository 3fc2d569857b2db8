-- Revert holdfast:core/find_free_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_free_seat(core.day_board, bigint[], integer);

commit;
