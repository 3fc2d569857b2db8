-- Revert holdfast:core/list_wishes from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_wishes(core.venue, core.day_frame, date, core.day_board, timestamptz);

commit;
