-- Revert holdfast:core/seat_from_plan from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.seat_from_plan(core.booking, jsonb, timestamptz);

commit;
