-- Verify holdfast:types/ranked_seating on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.ranked_seating',
  p_attributes => array[
    'seating_id bigint',
    'resource_ids bigint[]',
    'capacity integer',
    'score double precision',
    'features core.plan_features'
  ]
);

rollback;
