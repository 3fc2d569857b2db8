-- Revert holdfast:types/room_map from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.room_map;

commit;
