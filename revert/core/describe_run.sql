-- Revert holdfast:core/describe_run from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_run(bigint, text);

commit;
