-- Revert holdfast:api/find_customer from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.find_customer(text, text);

commit;
