-- Revert holdfast:core/note_choice from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.note_choice(core.booking, timestamptz);

commit;
