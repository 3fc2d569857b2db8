-- Deploy holdfast:tables/combination to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.combination (
  venue_id bigint not null references core.venue on delete cascade,
  resource_ids bigint[] not null,
  is_allowed boolean not null,
  party_min integer,
  party_max integer,
  penalty numeric not null default 0,
  primary key (venue_id, resource_ids),
  check (cardinality(resource_ids) between 2 and 8),
  check (party_min > 0 and party_min <= party_max),
  check (not is_allowed or (party_min is not null and party_max is not null)),
  check (penalty >= 0)
);

comment on table core.combination is 'What staff say about a set of tables: it wins over what core.rebuild_seatings computes from the adjacency.';
comment on column core.combination.venue_id is 'The venue.';
comment on column core.combination.resource_ids is 'The tables, in ascending order; written by core.store_adjacency only, which takes them from core.resource.';
comment on column core.combination.is_allowed is 'False: these tables are never pushed together.';
comment on column core.combination.party_min is 'Smallest party that it takes; null only where it is not allowed.';
comment on column core.combination.party_max is 'Largest party that it takes; null only where it is not allowed.';
comment on column core.combination.penalty is 'What staff add to its score, in wasted seats.';

commit;
