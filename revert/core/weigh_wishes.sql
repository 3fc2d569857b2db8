-- Revert holdfast:core/weigh_wishes from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.weigh_wishes(core.repack_rules, bigint[], integer);

commit;
