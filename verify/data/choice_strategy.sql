-- Verify holdfast:data/choice_strategy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_has_rows(
  p_table => 'core.choice_strategy',
  p_columns => array['strategy'],
  p_rows => array[
    '(familiarity)',
    '(gaps)',
    '(scarcity)',
    '(even_use)'
  ]
);

rollback;
