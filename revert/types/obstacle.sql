-- Revert holdfast:types/obstacle from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type api.obstacle;

commit;
