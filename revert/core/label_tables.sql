-- Revert holdfast:core/label_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.label_tables(bigint);

commit;
