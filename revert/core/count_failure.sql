-- Revert holdfast:core/count_failure from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.count_failure(bigint, text, timestamptz);

commit;
