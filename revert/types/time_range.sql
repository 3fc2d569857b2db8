-- Revert holdfast:types/time_range from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop domain core.time_range;

commit;
