-- Revert holdfast:core/list_scarcity from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_scarcity(bigint);

commit;
