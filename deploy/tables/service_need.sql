-- Deploy holdfast:tables/service_need to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.service_need (
  service_id bigint not null references core.service on delete cascade,
  kind text not null,
  resource_count integer not null,
  primary key (service_id, kind),
  check (kind in ('therapist', 'room')),
  check (resource_count between 1 and 8)
);

comment on table core.service_need is 'How many therapists and rooms an appointment takes.';
comment on column core.service_need.service_id is 'The service.';
comment on column core.service_need.kind is 'What is needed: therapist or room.';
comment on column core.service_need.resource_count is 'How many of them at once.';

commit;
