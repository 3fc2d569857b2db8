-- Revert holdfast:core/check_note from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_note(text, text);

commit;
