-- Revert holdfast:core/store_empty_run from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_empty_run(core.venue, date, jsonb, integer, timestamptz);

commit;
