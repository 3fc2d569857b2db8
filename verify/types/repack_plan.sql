-- Verify holdfast:types/repack_plan on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.repack_plan',
  p_attributes => array[
    'seats integer[]',
    'busy bigint[]',
    'settled double precision',
    'table_costs double precision[]',
    'fits bigint[]',
    'sellable double precision',
    'cost double precision',
    'iteration_count integer'
  ]
);

rollback;
