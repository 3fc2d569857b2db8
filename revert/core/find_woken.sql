-- Revert holdfast:core/find_woken from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_woken(bigint, date, bigint, bigint);

commit;
