-- Deploy holdfast:tables/customer to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.customer (
  customer_id bigint generated always as identity primary key,
  venue_id bigint not null,
  email core.email_address,
  name text not null,
  phone text,
  locale text not null,
  has_marketing_consent boolean not null default false,
  created_at timestamptz not null,
  unique nulls not distinct (venue_id, email, name, phone, locale)
);

comment on table core.customer is 'One way in which a guest introduced themself at a venue; the only place for names, addresses and phone numbers.';
comment on column core.customer.customer_id is 'Key.';
comment on column core.customer.venue_id is 'The venue to which they gave their data.';
comment on column core.customer.email is 'Address, lower case; null when staff took a booking without one.';
comment on column core.customer.name is 'Name as given. Another name with the same address is another row: nobody can rename somebody else.';
comment on column core.customer.phone is 'Phone as given.';
comment on column core.customer.locale is 'Language for e-mails. Who books in another language the next time is another row: what was booked before is told in the old one.';
comment on column core.customer.has_marketing_consent is 'Asked for news.';
comment on column core.customer.created_at is 'When first seen.';

commit;
