-- Revert holdfast:core/read_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_tables(jsonb);

commit;
