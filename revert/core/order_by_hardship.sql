-- Revert holdfast:core/order_by_hardship from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.order_by_hardship(core.day_board, integer[]);

commit;
