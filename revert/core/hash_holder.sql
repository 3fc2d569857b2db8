-- Revert holdfast:core/hash_holder from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.hash_holder(bigint, text);

commit;
