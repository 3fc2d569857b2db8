-- Verify holdfast:data/strategy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_has_rows(
  p_table => 'core.strategy',
  p_columns => array['strategy', 'scorer'],
  p_rows => array[
    '(optimal_fit,core.score_optimal_fit)',
    '(combination,core.score_combination)',
    '(gaps,core.score_gaps)',
    '(adjacency,core.score_adjacency)',
    '(flexibility,core.score_flexibility)',
    '(zone_preference,core.score_zone_preference)',
    '(even_use,core.score_even_use)',
    '(load_balancing,core.score_load_balancing)',
    '(historical_success,core.score_historical_success)'
  ]
);

call pg_temp.assert_function(
  p_name => 'core.weigh_plan',
  p_arguments => 'p_plan core.plan_features, p_weights double precision[]',
  p_returns => 'double precision',
  p_language => 'sql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

call pg_temp.assert_function(
  p_name => 'core.explain_plan',
  p_arguments => 'p_plan core.plan_features, p_weights double precision[]',
  p_returns => 'json',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
