-- Revert holdfast:core/tell_availability from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.tell_availability(bigint, date);

commit;
