-- Deploy holdfast:tables/resource_hours to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.resource_hours (
  resource_id bigint not null references core.resource on delete cascade,
  weekday smallint not null,
  starts interval not null,
  ends interval not null,
  is_break boolean not null,
  primary key (resource_id, weekday, is_break, starts),
  check (weekday between 1 and 7),
  check (starts >= interval '0' and starts < ends and ends <= interval '36 hours')
);

comment on table core.resource_hours is
  'The week of a therapist or a room. A room without hours can always be used, a therapist without hours never works.';
comment on column core.resource_hours.resource_id is 'The therapist or room.';
comment on column core.resource_hours.weekday is 'ISO weekday of the service day: 1 is Monday.';
comment on column core.resource_hours.starts is 'From midnight of the service day.';
comment on column core.resource_hours.ends is 'From midnight of the service day; past midnight it is more than 24 hours.';
comment on column core.resource_hours.is_break is 'A break within the hours.';

commit;
