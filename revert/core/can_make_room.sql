-- Revert holdfast:core/can_make_room from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.can_make_room(core.venue, core.day_frame, core.booking, timestamptz);

commit;
