-- Deploy holdfast:tables/resource_extra to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.resource_extra (
  resource_id bigint not null references core.resource on delete cascade,
  venue_id bigint not null references core.venue on delete cascade,
  service_date date not null,
  during core.time_range not null,
  constraint resource_extra_no_overlap exclude using gist (resource_id with =, during with &&)
);

create index resource_extra_day_idx on core.resource_extra (venue_id, service_date);

comment on table core.resource_extra is
  'One-off hours of a therapist or a room, besides those of the week. They hold whatever the opening hours or breaks say.';
comment on column core.resource_extra.resource_id is 'The therapist or room.';
comment on column core.resource_extra.venue_id is 'Its venue.';
comment on column core.resource_extra.service_date is 'The service day; the hours never cross its cut-off.';
comment on column core.resource_extra.during is 'When.';
comment on constraint resource_extra_no_overlap on core.resource_extra is 'The same extra hours are given once.';

commit;
