-- Revert holdfast:core/assign_woken from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.assign_woken(bigint, timestamptz);

commit;
