-- Verify holdfast:types/time_range on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_domain(
  p_name => 'core.time_range',
  p_base => 'tstzrange not null',
  p_constraints => array[
    'time_range_is_sane CHECK (((lower_inc(VALUE) AND (NOT upper_inc(VALUE)) AND (upper(VALUE) <= (lower(VALUE) + ''36:00:00''::interval))) IS TRUE))'
  ]
);

rollback;
