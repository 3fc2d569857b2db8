-- Revert holdfast:core/heed_rate_limits from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.heed_rate_limits(bigint[], timestamptz);

commit;
