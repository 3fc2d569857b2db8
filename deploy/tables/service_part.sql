-- Deploy holdfast:tables/service_part to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.service_part (
  service_id bigint not null,
  kind text not null,
  starts interval not null,
  ends interval not null,
  primary key (service_id, kind, starts),
  foreign key (service_id, kind) references core.service_need (service_id, kind) on delete cascade,
  check (starts >= interval '0' and starts < ends and ends <= interval '24 hours')
);

comment on table core.service_part is
  'While which parts of an appointment a therapist or a room is taken: each part is a claim with an end of its own, so '
  'that buffers differ and a therapist is free while a treatment works by itself.';
comment on column core.service_part.service_id is 'The service.';
comment on column core.service_part.kind is 'therapist or room.';
comment on column core.service_part.starts is 'From the beginning of the appointment.';
comment on column core.service_part.ends is 'From the beginning of the appointment, buffer or turnover included.';

commit;
