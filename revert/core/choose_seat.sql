-- Revert holdfast:core/choose_seat from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.choose_seat(core.day_board, core.repack_rules, bigint[], integer);

commit;
