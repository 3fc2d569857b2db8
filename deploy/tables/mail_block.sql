-- Deploy holdfast:tables/mail_block to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.mail_block (
  venue_id bigint not null references core.venue on delete cascade,
  address_hash bytea not null,
  reason text not null,
  created_at timestamptz not null,
  primary key (venue_id, address_hash, reason),
  check (reason in ('bounced', 'unsubscribed'))
);

comment on table core.mail_block is 'An address to which a venue sends nothing any more, or less; the address itself is not kept.';
comment on column core.mail_block.venue_id is 'The venue.';
comment on column core.mail_block.address_hash is 'SHA-256 of the address in lower case.';
comment on column core.mail_block.reason is
  'bounced: the mail server knows no such address, nothing is sent; unsubscribed: only what belongs to a booking is sent.';
comment on column core.mail_block.created_at is 'Since when.';

commit;
