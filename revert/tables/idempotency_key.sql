-- Data loss: every row of core.idempotency_key.
-- Revert holdfast:tables/idempotency_key from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.idempotency_key;

commit;
