-- Revert holdfast:core/fail_assignment from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.fail_assignment(core.booking, text, timestamptz);

commit;
