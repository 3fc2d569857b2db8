-- Revert holdfast:core/mark_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.mark_seat(core.day_board, bigint[], integer, bigint);

commit;
