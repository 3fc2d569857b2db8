-- Deploy holdfast:tables/strategy to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.strategy (
  strategy text primary key,
  position integer not null,
  scorer text not null,
  weight double precision not null,
  is_enabled boolean not null,
  description text not null,
  unique (position),
  check (strategy ~ '^[a-z][a-z_]*$'),
  check (scorer ~ '^core\.[a-z][a-z_]*$'),
  check (position > 0),
  check (weight >= 0 and weight < 'Infinity')
);

comment on table core.strategy is
  'The registry of what makes a plan good: each strategy is one function over core.plan_features and one row. A change '
  'compiles core.weigh_plan anew.';
comment on column core.strategy.strategy is 'Its name.';
comment on column core.strategy.position is 'Its place in a venue''s list of weights.';
comment on column core.strategy.scorer is 'The function that scores: core.plan_features to double precision, lower is better, in wasted seats.';
comment on column core.strategy.weight is 'What its score is multiplied with, where the venue says nothing else.';
comment on column core.strategy.is_enabled is 'Counts, where the venue says nothing else.';
comment on column core.strategy.description is 'What it does, for people.';

commit;
