-- Deploy holdfast:data/choice_strategy to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

insert into core.choice_strategy (strategy, weight, description)
values
  ('familiarity', 100, 'The therapist whom the customer had last, where that is known.'),
  ('gaps', 3, 'No time before or after that is too short for any appointment; a quarter hour of it counts one.'),
  ('scarcity', 1, 'Who can do what few can do is kept for it: expected demand over those who can meet it, mean 1.'),
  ('even_use', 0.1, 'Who has less to do that day; a quarter hour counts one.');

commit;
