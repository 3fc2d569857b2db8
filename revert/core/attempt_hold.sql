-- Revert holdfast:core/attempt_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.attempt_hold(core.booking, bigint[], timestamptz, timestamptz);

commit;
