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

rollback;
