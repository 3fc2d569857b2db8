-- Revert holdfast:core/claim_admitted from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.claim_admitted(integer, interval);

commit;
