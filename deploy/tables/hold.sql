-- Deploy holdfast:tables/hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.hold (
  booking_id bigint primary key references core.booking on delete cascade,
  venue_id bigint not null references core.venue on delete cascade,
  expires_at timestamptz not null,
  ends_by timestamptz not null,
  customer_id bigint references core.customer on delete set null,
  customer_hash bytea,
  origin_hash bytea
);

create index hold_venue_id_idx on core.hold (venue_id, expires_at);
create index hold_customer_id_idx on core.hold (customer_id) where customer_id is not null;
create index hold_expires_at_idx on core.hold (expires_at);

comment on table core.hold is
  'What is known of a hold besides its booking, so that nobody keeps a venue occupied with holds. Of no use once the '
  'hold is over: the next hold at the venue and api.expire_stale_holds remove it.';
comment on column core.hold.booking_id is 'The hold.';
comment on column core.hold.venue_id is 'Its venue.';
comment on column core.hold.expires_at is 'Until when it is good; as in the booking.';
comment on column core.hold.ends_by is 'Until when it can be renewed at most.';
comment on column core.hold.customer_id is 'The customer who asked, where that is known: who is told before it ends.';
comment on column core.hold.customer_hash is 'SHA-256 of venue and address of the customer, if one was named.';
comment on column core.hold.origin_hash is 'SHA-256 of venue and address of origin, if one was named.';

commit;
