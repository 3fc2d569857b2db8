-- Revert holdfast:core/list_instants from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_instants(timestamp, text);

commit;
