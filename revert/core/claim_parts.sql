-- Revert holdfast:core/claim_parts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.claim_parts(core.booking, bigint[], timestamptz);

commit;
