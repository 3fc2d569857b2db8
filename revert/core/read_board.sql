-- Revert holdfast:core/read_board from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_board(core.venue, core.day_frame, core.booking, timestamptz);

commit;
