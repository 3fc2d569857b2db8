-- Verify holdfast:types/room_search on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_type(
  p_name => 'core.room_search',
  p_attributes => array[
    'is_found boolean',
    'probe_count integer',
    'probe_limit integer',
    'busy bigint[]',
    'locked bigint[]',
    'moved integer[]',
    'targets integer[]',
    'failed_depths integer[]',
    'lifted bit varying',
    'helpers bit varying[]'
  ]
);

rollback;
