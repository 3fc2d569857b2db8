-- Verify holdfast:data/feature_flag on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_rows(
  p_table => 'core.feature_flag',
  p_rows => array[
    '(feat.booking_pipeline.v1,on,0,"In: requests are queued, and workers find the tables, with retries and review. Out: the request itself finds them or fails.","2026-11-21 07:24:35.539098+00",deployment)'
  ]
);

rollback;
