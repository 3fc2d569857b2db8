-- Revert holdfast:core/lay_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lay_tables(core.day_board, core.booking, timestamptz);

commit;
