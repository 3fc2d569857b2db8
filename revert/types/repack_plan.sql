-- Revert holdfast:types/repack_plan from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.repack_plan;

commit;
