-- Revert holdfast:core/relay_board from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.relay_board(core.day_board, integer[]);

commit;
