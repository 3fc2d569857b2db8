-- Revert holdfast:core/take_appointment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.take_appointment(core.venue, core.booking, bigint[], bigint[], timestamptz);

commit;
