-- Revert holdfast:core/leave_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.leave_assignment(core.booking, text, text);

commit;
