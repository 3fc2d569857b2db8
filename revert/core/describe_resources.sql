-- Revert holdfast:core/describe_resources from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_resources(bigint[]);

commit;
