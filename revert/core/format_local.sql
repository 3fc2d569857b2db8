-- Revert holdfast:core/format_local from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.format_local(timestamptz, text);

commit;
