-- Revert holdfast:core/store_rate_limit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_rate_limit(bigint, jsonb, timestamptz);

commit;
