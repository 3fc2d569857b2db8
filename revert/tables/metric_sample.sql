-- Data loss: every row of core.metric_sample.
-- Revert holdfast:tables/metric_sample from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.metric_sample;

commit;
