-- Revert holdfast:core/retake_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.retake_tables(core.booking, bigint[], timestamptz);

commit;
