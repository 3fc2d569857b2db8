-- Revert holdfast:core/is_whole_appointment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_whole_appointment(core.booking, bigint[]);

commit;
