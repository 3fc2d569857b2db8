-- Revert holdfast:core/store_venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_venue(jsonb, bytea, timestamptz);

commit;
