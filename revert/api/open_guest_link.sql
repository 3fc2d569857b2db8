-- Revert holdfast:api/open_guest_link from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.open_guest_link(text);

commit;
