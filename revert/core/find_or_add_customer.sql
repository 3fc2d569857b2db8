-- Revert holdfast:core/find_or_add_customer from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_or_add_customer(bigint, text, text, text, text, boolean, timestamptz);

commit;
