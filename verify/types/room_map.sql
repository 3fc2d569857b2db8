-- Verify holdfast:types/room_map on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.room_map',
  p_attributes => array[
    'around bit varying[]',
    'closed bit varying[]',
    'helpers bit varying[]',
    'choice_firsts integer[]',
    'choice_lasts integer[]',
    'sitting bit varying[]',
    'seat_tables bit varying[]'
  ]
);

rollback;
