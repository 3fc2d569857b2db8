-- Revert holdfast:core/derive_token from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.derive_token(bigint);

commit;
