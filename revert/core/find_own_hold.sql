-- Revert holdfast:core/find_own_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_own_hold(bigint, text);

commit;
