-- Data loss: every row of core.booking_move.
-- Revert holdfast:tables/booking_move from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.booking_move;

commit;
