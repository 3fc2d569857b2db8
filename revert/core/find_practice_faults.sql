-- Revert holdfast:core/find_practice_faults from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_practice_faults(jsonb);

commit;
