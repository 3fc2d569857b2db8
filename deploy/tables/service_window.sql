-- Deploy holdfast:tables/service_window to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.service_window (
  service_id bigint not null references core.service on delete cascade,
  weekday smallint not null,
  starts interval not null,
  ends interval not null,
  primary key (service_id, weekday, starts),
  check (weekday between 1 and 7),
  check (starts >= interval '0' and starts < ends and ends <= interval '36 hours')
);

comment on table core.service_window is 'When a service may be started in an ordinary week.';
comment on column core.service_window.service_id is 'The service.';
comment on column core.service_window.weekday is 'ISO weekday of the service day: 1 is Monday.';
comment on column core.service_window.starts is 'First start, from midnight of the service day.';
comment on column core.service_window.ends is 'Starts lie before this, from midnight of the service day.';

commit;
