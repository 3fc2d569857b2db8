-- Deploy holdfast:tables/turn_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.turn_time (
  service_id bigint not null references core.service on delete cascade,
  party_min integer not null,
  party_max integer,
  turn_length interval not null,
  primary key (service_id, party_min),
  check (party_min > 0 and party_min <= party_max),
  check (turn_length between interval '5 minutes' and interval '12 hours'),
  constraint turn_time_no_overlap exclude using gist (
    service_id with =,
    int4range(party_min, party_max, '[]') with &&
  )
);

comment on table core.turn_time is 'How long a party of a size stays at the table, per service.';
comment on column core.turn_time.service_id is 'The service.';
comment on column core.turn_time.party_min is 'Smallest party for which it holds.';
comment on column core.turn_time.party_max is 'Largest party for which it holds; null: no limit.';
comment on column core.turn_time.turn_length is 'Turn time: from being seated to leaving.';
comment on constraint turn_time_no_overlap on core.turn_time is 'One turn time for each party size.';

commit;
