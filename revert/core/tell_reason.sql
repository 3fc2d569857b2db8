-- Revert holdfast:core/tell_reason from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.tell_reason(text);

commit;
