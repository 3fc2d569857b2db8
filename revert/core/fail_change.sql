-- Revert holdfast:core/fail_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.fail_change(core.booking, text);

commit;
