-- Revert holdfast:core/shorten_claims from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.shorten_claims(core.booking, timestamptz);

commit;
