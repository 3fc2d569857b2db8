-- Deploy holdfast:tables/venue_strategy to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.venue_strategy (
  venue_id bigint not null references core.venue on delete cascade,
  strategy text not null references core.strategy on delete cascade,
  weight double precision,
  is_enabled boolean,
  primary key (venue_id, strategy),
  check (weight >= 0 and weight < 'Infinity')
);

create index venue_strategy_strategy_idx on core.venue_strategy (strategy);

comment on table core.venue_strategy is 'Where a venue weighs a strategy in its own way.';
comment on column core.venue_strategy.venue_id is 'The venue.';
comment on column core.venue_strategy.strategy is 'The strategy.';
comment on column core.venue_strategy.weight is 'Its weight here; null: the registry''s.';
comment on column core.venue_strategy.is_enabled is 'Whether it counts here; null: as the registry says.';

commit;
