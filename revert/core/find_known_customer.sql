-- Revert holdfast:core/find_known_customer from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_known_customer(bigint, text);

commit;
