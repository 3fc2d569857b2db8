-- Revert holdfast:api/confirm_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.confirm_hold(text, text, text, text, text, boolean, text, text);

commit;
