-- Deploy holdfast:tables/guest_link to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.guest_link (
  guest_link_id bigint generated always as identity primary key,
  booking_id bigint not null references core.booking on delete cascade,
  token_hash bytea,
  made_at timestamptz not null,
  revoked_at timestamptz,
  unique (token_hash)
);

create index guest_link_booking_id_idx on core.guest_link (booking_id);
create unique index guest_link_is_alone on core.guest_link (booking_id) where revoked_at is null;

comment on table core.guest_link is 'The link by which a guest manages a booking. Made when the first e-mail that carries it is rendered.';
comment on column core.guest_link.guest_link_id is 'Key; with core.site.link_key it gives the token.';
comment on column core.guest_link.booking_id is 'The booking that it opens.';
comment on column core.guest_link.token_hash is 'SHA-256 of the token; the token itself is stored nowhere. Null within the transaction that makes it only.';
comment on column core.guest_link.made_at is 'When it was made.';
comment on column core.guest_link.revoked_at is 'When it ended before its time: another address, or staff revoked it.';
comment on index core.guest_link_is_alone is 'A booking has one link at a time.';

commit;
