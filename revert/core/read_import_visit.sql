-- Revert holdfast:core/read_import_visit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_import_visit(core.venue, timestamp, integer, text, text, integer);

commit;
