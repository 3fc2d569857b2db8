-- Revert holdfast:core/list_open_days from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_open_days(core.venue, date, date);

commit;
