-- Revert holdfast:api/allow_address from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.allow_address(text, text);

commit;
