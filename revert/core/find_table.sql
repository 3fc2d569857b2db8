-- Revert holdfast:core/find_table from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_table(bigint, text);

commit;
