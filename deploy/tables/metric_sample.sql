-- Deploy holdfast:tables/metric_sample to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.metric_sample (
  metric text not null,
  hour timestamptz not null,
  value double precision not null,
  primary key (metric, hour)
);

comment on table core.metric_sample is 'What each figure of ops.metric that an alert watches was, once an hour: the baseline of ops.alert.';
comment on column core.metric_sample.metric is 'The figure''s name in ops.signal.';
comment on column core.metric_sample.hour is 'The hour in which it was taken.';
comment on column core.metric_sample.value is 'What it was.';

commit;
