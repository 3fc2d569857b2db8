-- Revert holdfast:core/plan_reminder from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.plan_reminder(bigint, timestamptz);

commit;
