-- Revert holdfast:core/list_venue_children from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_venue_children(text, text, jsonb);

commit;
