-- Revert holdfast:api/release_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.release_hold(text);

commit;
