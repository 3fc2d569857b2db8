-- Revert holdfast:core/list_broken_wishes from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_broken_wishes(core.booking, bigint[]);

commit;
