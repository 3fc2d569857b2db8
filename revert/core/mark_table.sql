-- Revert holdfast:core/mark_table from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.mark_table(integer, integer, integer);

commit;
