-- Revert holdfast:core/plan_hold_notice from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.plan_hold_notice(bigint, timestamptz, timestamptz);

commit;
