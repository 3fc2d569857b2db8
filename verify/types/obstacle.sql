-- Verify holdfast:types/obstacle on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'api.obstacle',
  p_attributes => array[
    'tables text[]',
    'reason text',
    'blocking_table text',
    'until_time time without time zone',
    'sentence text'
  ]
);

rollback;
