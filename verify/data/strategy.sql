-- Verify holdfast:data/strategy on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_rows(
  p_table => 'core.strategy',
  p_rows => array[
    '(optimal_fit,1,core.score_optimal_fit,1,t,"Few empty seats.")',
    '(combination,2,core.score_combination,1,t,"Few tables pushed together.")',
    '(gaps,3,core.score_gaps,0.5,t,"No time before or after that nobody can use.")',
    '(adjacency,4,core.score_adjacency,1,t,"Close to other bookings and to the edge of the service.")',
    '(flexibility,5,core.score_flexibility,1,t,"Leaves the long holes and the combinations whole.")',
    '(zone_preference,6,core.score_zone_preference,0.5,t,"The zone that the guest would like.")',
    '(even_use,7,core.score_even_use,0.01,t,"A tie-break: the table that was used less today.")',
    '(load_balancing,8,core.score_load_balancing,0.05,f,"Spreads covers over the zones; it costs covers.")',
    '(historical_success,9,core.score_historical_success,1,t,"Not a plan of a kind that seldom lasts.")'
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
  p_returns => 'jsonb',
  p_language => 'plpgsql',
  p_volatility => 'immutable',
  p_security => 'invoker',
  p_settings => '{}',
  p_executable_by => '{}'
);

rollback;
