-- Revert holdfast:core/heed_breakers from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.heed_breakers(bigint[], timestamptz);

commit;
