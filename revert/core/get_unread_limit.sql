-- Revert holdfast:core/get_unread_limit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_unread_limit();

commit;
