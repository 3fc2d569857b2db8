-- Verify holdfast:types/plan_features on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.plan_features',
  p_attributes => array[
    'party_size integer',
    'capacity integer',
    'table_count integer',
    'penalty double precision',
    'dead_pressure double precision',
    'touching_sides integer',
    'hole_quarters double precision',
    'rival_count integer',
    'booked_quarters double precision',
    'is_zone_missed boolean',
    'zone_quarters double precision',
    'failure_rate double precision'
  ]
);

rollback;
