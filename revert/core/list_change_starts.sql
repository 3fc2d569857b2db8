-- Revert holdfast:core/list_change_starts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_change_starts(core.booking, date, date, integer, text, boolean, timestamptz);

commit;
