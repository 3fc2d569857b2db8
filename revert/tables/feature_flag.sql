-- Data loss: every row of core.feature_flag.
-- Revert holdfast:tables/feature_flag from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.feature_flag;

commit;
