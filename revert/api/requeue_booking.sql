-- Revert holdfast:api/requeue_booking from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.requeue_booking(text, integer, text, text);

commit;
