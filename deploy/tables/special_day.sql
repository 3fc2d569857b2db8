-- Deploy holdfast:tables/special_day to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.special_day (
  venue_id bigint not null references core.venue on delete cascade,
  service_date date not null,
  opens interval,
  closes interval,
  windows_of smallint,
  note text,
  unique nulls not distinct (venue_id, service_date, opens),
  check ((opens is null) = (closes is null)),
  check (opens >= interval '0' and opens < closes and closes <= interval '36 hours'),
  check (windows_of between 1 and 7)
);

comment on table core.special_day is 'A day whose hours replace those of the week: a closure, shorter or longer hours.';
comment on column core.special_day.venue_id is 'The venue.';
comment on column core.special_day.service_date is 'The service day.';
comment on column core.special_day.opens is 'Opening, from midnight of the service day; null: closed all day.';
comment on column core.special_day.closes is 'Closing, from midnight of the service day.';
comment on column core.special_day.windows_of is 'ISO weekday whose service windows hold on this day; null: its own.';
comment on column core.special_day.note is 'Why, for people.';

commit;
