-- Revert holdfast:core/list_policy_fields from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_policy_fields();

commit;
