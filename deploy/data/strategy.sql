-- Deploy holdfast:data/strategy to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

insert into core.strategy (position, strategy, scorer, weight, is_enabled, description)
values
  (1, 'optimal_fit', 'core.score_optimal_fit', 1.0, true, 'Few empty seats.'),
  (2, 'combination', 'core.score_combination', 1.0, true, 'Few tables pushed together.'),
  (3, 'gaps', 'core.score_gaps', 0.5, true, 'No time before or after that nobody can use.'),
  (4, 'adjacency', 'core.score_adjacency', 1.0, true, 'Close to other bookings and to the edge of the service.'),
  (5, 'flexibility', 'core.score_flexibility', 1.0, true, 'Leaves the long holes and the combinations whole.'),
  (6, 'zone_preference', 'core.score_zone_preference', 0.5, true, 'The zone that the guest would like.'),
  (7, 'even_use', 'core.score_even_use', 0.01, true, 'A tie-break: the table that was used less today.'),
  (8, 'load_balancing', 'core.score_load_balancing', 0.05, false, 'Spreads covers over the zones; it costs covers.'),
  (9, 'historical_success', 'core.score_historical_success', 1.0, true, 'Not a plan of a kind that seldom lasts.');

commit;
