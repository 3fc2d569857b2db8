-- Revert holdfast:core/lay_choices from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lay_choices(core.day_board, bigint);

commit;
