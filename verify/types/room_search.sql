-- Verify holdfast:types/room_search on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.room_search',
  p_attributes => array[
    'is_found boolean',
    'is_thorough boolean',
    'probe_count integer',
    'probe_limit integer',
    'lifted bit varying',
    'placed integer[]',
    'targets integer[]',
    'failed bit varying[]'
  ]
);

rollback;
