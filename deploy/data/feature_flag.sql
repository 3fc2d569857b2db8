-- Deploy holdfast:data/feature_flag to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

insert into core.feature_flag (flag, mode, description)
values (
  'feat.booking_pipeline.v1', 'on',
  'In: requests are queued, and workers find the tables, with retries and review. Out: the request itself finds them or fails.'
);

commit;
