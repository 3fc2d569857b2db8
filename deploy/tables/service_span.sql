-- Deploy holdfast:tables/service_span to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.service_span (
  service_span_id bigint generated always as identity primary key,
  venue_id bigint not null references core.venue on delete cascade,
  service_id bigint not null references core.service on delete cascade,
  weekday smallint,
  service_date date,
  first_start interval not null,
  end_of_starts interval not null,
  last_seating interval not null,
  last_end interval not null,
  check ((weekday is null) <> (service_date is null)),
  check (first_start < end_of_starts)
);

create index service_span_day_idx on core.service_span (venue_id, service_date, weekday);
create index service_span_service_id_idx on core.service_span (service_id);

comment on table core.service_span is
  'When each service may be started, worked out by core.rebuild_service_spans from opening hours, special days, '
  'windows and turn times, so that a request finds it with one look.';
comment on column core.service_span.service_span_id is 'Key.';
comment on column core.service_span.venue_id is 'The venue.';
comment on column core.service_span.service_id is 'The service.';
comment on column core.service_span.weekday is 'ISO weekday for which it holds; null for a special day.';
comment on column core.service_span.service_date is 'The special day for which it holds; null for an ordinary week.';
comment on column core.service_span.first_start is 'First start, from midnight of the service day.';
comment on column core.service_span.end_of_starts is 'Starts lie before this.';
comment on column core.service_span.last_seating is 'Starts lie at or before this.';
comment on column core.service_span.last_end is 'After this nobody can use a table any more, buffer included.';

commit;
