-- Revert holdfast:core/list_grid from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_grid(core.venue, date, tstzmultirange);

commit;
