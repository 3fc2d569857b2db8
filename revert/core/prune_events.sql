-- Revert holdfast:core/prune_events from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.prune_events(text, integer, timestamptz);

commit;
