-- Data loss: every row of core.feature_flag_venue.
-- Revert holdfast:tables/feature_flag_venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.feature_flag_venue;

commit;
