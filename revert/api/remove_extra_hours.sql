-- Revert holdfast:api/remove_extra_hours from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.remove_extra_hours(text, text, timestamp, timestamp);

commit;
