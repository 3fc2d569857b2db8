-- Revert holdfast:core/store_run from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_run(core.venue, date, jsonb, jsonb, jsonb, jsonb, jsonb, integer, integer, timestamptz);

commit;
