-- Revert holdfast:core/vacate_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.vacate_seat(core.day_board, bigint[], integer, bigint);

commit;
