-- Revert holdfast:core/extend_path from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.extend_path(text, text);

commit;
