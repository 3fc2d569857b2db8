-- Revert holdfast:types/room_search from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.room_search;

commit;
