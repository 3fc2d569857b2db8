-- Revert holdfast:core/describe_former_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_former_tables(bigint);

commit;
