-- Revert holdfast:core/find_special_day_faults from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_special_day_faults(jsonb);

commit;
