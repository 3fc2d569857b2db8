-- Revert holdfast:core/take_named_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.take_named_tables(core.booking, text[], text, timestamptz);

commit;
