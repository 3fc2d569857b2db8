-- Revert holdfast:core/work_off from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.work_off(bigint, date, timestamptz);

commit;
