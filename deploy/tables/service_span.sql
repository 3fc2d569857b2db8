-- Deploy holdfast:tables/service_span to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.service_span (
  service_span_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  service_id bigint not null references core.service on delete cascade,
  service_code text not null,
  weekday smallint not null,
  service_date date,
  first_start interval not null,
  end_of_starts interval not null,
  last_seating interval not null,
  last_end interval not null,
  turn_lengths interval[] not null,
  is_last_turn_open boolean not null,
  check (weekday between 0 and 7 and (weekday = 0) = (service_date is not null)),
  check (first_start < end_of_starts)
);

create index service_span_day_idx on core.service_span (venue_id, weekday, service_date);
create index service_span_service_id_idx on core.service_span (service_id);

comment on table core.service_span is
  'When each service may be started, worked out by core.rebuild_service_spans from opening hours, special days, '
  'windows and turn times, with all that a request asks of a service, so that it finds it with one look.';
comment on column core.service_span.service_span_id is 'Key.';
comment on column core.service_span.venue_id is 'The venue.';
comment on column core.service_span.service_id is 'The service.';
comment on column core.service_span.service_code is 'The service''s code.';
comment on column core.service_span.weekday is 'ISO weekday for which it holds; 0 for a special day.';
comment on column core.service_span.service_date is 'The special day for which it holds; null for an ordinary week.';
comment on column core.service_span.first_start is 'First start, from midnight of the service day.';
comment on column core.service_span.end_of_starts is 'Starts lie before this.';
comment on column core.service_span.last_seating is 'Starts lie at or before this.';
comment on column core.service_span.last_end is 'After this nobody can use a table any more, buffer included.';
comment on column core.service_span.turn_lengths is 'The turn time by party size, from 1 on; null for a size that has none.';
comment on column core.service_span.is_last_turn_open is 'The last turn time holds for all larger parties too.';

commit;
