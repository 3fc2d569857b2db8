-- Revert holdfast:core/list_hindrances from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_hindrances(core.venue, core.booking, jsonb, timestamptz);

commit;
