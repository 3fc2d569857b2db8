-- Revert holdfast:core/note_success from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.note_success(bigint[]);

commit;
