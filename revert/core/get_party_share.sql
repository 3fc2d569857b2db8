-- Revert holdfast:core/get_party_share from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_party_share(integer);

commit;
