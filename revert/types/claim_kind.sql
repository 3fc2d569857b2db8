-- Revert holdfast:types/claim_kind from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop domain core.claim_kind;

commit;
