-- Data loss: every row of core.venue_alias.
-- Revert holdfast:tables/venue_alias from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.venue_alias;

commit;
