-- Revert holdfast:core/refuse_venue_faults from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_venue_faults(jsonb);

commit;
