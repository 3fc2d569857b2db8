-- Revert holdfast:core/confirm_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.confirm_assignment(core.booking, text, timestamptz);

commit;
