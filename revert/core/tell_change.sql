-- Revert holdfast:core/tell_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.tell_change(core.booking, text);

commit;
