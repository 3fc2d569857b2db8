-- Deploy holdfast:tables/refused_search to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.refused_search (
  venue_id bigint not null references core.venue on delete cascade,
  service_date date not null,
  occupied core.time_range,
  party_size integer not null,
  seating_preference text not null,
  depth integer not null,
  valid_until timestamptz not null,
  alternatives jsonb,
  alternatives_service_id bigint references core.service on delete cascade,
  alternatives_until timestamptz,
  last_claim_id bigint,
  primary key (venue_id, service_date, occupied, party_size, seating_preference)
);

create index refused_search_service_id_idx on core.refused_search (alternatives_service_id);

comment on table core.refused_search is
  'Searches for room that found none: the same wish need not be searched again until something of the day is freed.';
comment on column core.refused_search.venue_id is 'The venue.';
comment on column core.refused_search.service_date is 'The service day.';
comment on column core.refused_search.occupied is 'The time that was wanted, buffer included.';
comment on column core.refused_search.party_size is 'Covers.';
comment on column core.refused_search.seating_preference is 'any, indoor or outdoor.';
comment on column core.refused_search.depth is 'How many moves the search allowed.';
comment on column core.refused_search.valid_until is 'When the first hold of the day expires; from then on it must be searched again.';
comment on column core.refused_search.alternatives is 'The other times that were offered.';
comment on column core.refused_search.alternatives_service_id is 'For which service they were offered.';
comment on column core.refused_search.alternatives_until is 'The offer is made again until then ...';
comment on column core.refused_search.last_claim_id is '... and while this is the day''s newest claim.';

commit;
