-- Revert holdfast:core/is_hopeless from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_hopeless(bit varying[], bit varying, bit varying);

commit;
