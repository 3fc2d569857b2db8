-- Revert holdfast:core/tell_moves from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_moves_are_told on core.booking_move;
drop function core.tell_moves();

commit;
