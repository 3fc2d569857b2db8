-- Deploy holdfast:tables/choice_strategy to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.choice_strategy (
  strategy text primary key,
  weight double precision not null,
  description text not null,
  check (strategy ~ '^[a-z][a-z_]*$'),
  check (weight >= 0 and weight < 'Infinity')
);

comment on table core.choice_strategy is
  'What makes a therapist or a room the right one for an appointment, and how much it counts; lower scores are better.';
comment on column core.choice_strategy.strategy is 'Its name: what core.rank_resources works out.';
comment on column core.choice_strategy.weight is 'What it is multiplied with.';
comment on column core.choice_strategy.description is 'What it does, for people.';

commit;
