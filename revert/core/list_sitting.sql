-- Revert holdfast:core/list_sitting from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_sitting(core.day_board, integer[], integer, bigint);

commit;
