-- Revert holdfast:api/renew_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.renew_hold(text);

commit;
