-- Revert holdfast:types/day_board from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.day_board;

commit;
