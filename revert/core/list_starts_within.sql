-- Revert holdfast:core/list_starts_within from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_starts_within(tstzmultirange, bigint);

commit;
