-- Revert holdfast:core/note_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.note_hold(core.venue, core.booking, text, text, timestamptz);

commit;
