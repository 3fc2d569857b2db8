-- Revert holdfast:types/retry_reason from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop domain core.retry_reason;

commit;
