-- Verify holdfast:types/room_map on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.room_map',
  p_attributes => array[
    'wanted bit varying[]',
    'seats bit varying[]',
    'tables bit varying',
    'helpers bit varying[]',
    'choice_firsts integer[]',
    'choice_lasts integer[]'
  ]
);

rollback;
