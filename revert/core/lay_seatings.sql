-- Revert holdfast:core/lay_seatings from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lay_seatings(core.day_board, bigint, bigint[]);

commit;
