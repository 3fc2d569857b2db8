-- Revert holdfast:core/find_cut_off_faults from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_cut_off_faults(jsonb);

commit;
