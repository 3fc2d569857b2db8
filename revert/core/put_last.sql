-- Revert holdfast:core/put_last from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.put_last(core.day_board, integer);

commit;
