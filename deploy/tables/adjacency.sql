-- Deploy holdfast:tables/adjacency to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.adjacency (
  venue_id bigint not null,
  resource_id bigint not null,
  neighbour_id bigint not null,
  primary key (venue_id, resource_id, neighbour_id),
  foreign key (venue_id, resource_id) references core.resource (venue_id, resource_id) on delete cascade,
  foreign key (venue_id, neighbour_id) references core.resource (venue_id, resource_id) on delete cascade,
  check (resource_id < neighbour_id)
);

create index adjacency_neighbour_id_idx on core.adjacency (venue_id, neighbour_id);

comment on table core.adjacency is 'Two tables that stand next to each other, once a pair.';
comment on column core.adjacency.venue_id is 'The venue.';
comment on column core.adjacency.resource_id is 'The table with the smaller key.';
comment on column core.adjacency.neighbour_id is 'The table with the larger key.';

commit;
