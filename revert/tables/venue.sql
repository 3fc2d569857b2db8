-- Data loss: every row of core.venue.
-- Revert holdfast:tables/venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.venue;

commit;
