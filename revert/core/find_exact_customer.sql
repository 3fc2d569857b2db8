-- Revert holdfast:core/find_exact_customer from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_exact_customer(bigint, text, text, text, text);

commit;
