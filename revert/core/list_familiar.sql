-- Revert holdfast:core/list_familiar from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_familiar(bigint, text);

commit;
