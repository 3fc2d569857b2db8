-- Deploy holdfast:tables/resource_service to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.resource_service (
  resource_id bigint not null references core.resource on delete cascade,
  service_id bigint not null references core.service on delete cascade,
  primary key (resource_id, service_id)
);

create index resource_service_service_id_idx on core.resource_service (service_id);

comment on table core.resource_service is 'What a therapist can do, and what a room suits.';
comment on column core.resource_service.resource_id is 'The therapist or room.';
comment on column core.resource_service.service_id is 'The service.';

commit;
