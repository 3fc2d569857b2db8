-- Revert holdfast:core/weigh_table from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.weigh_table(core.repack_rules, bigint);

commit;
