-- Revert holdfast:core/weigh_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.weigh_seat(core.day_board, core.repack_rules, integer, integer);

commit;
