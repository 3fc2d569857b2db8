-- Deploy holdfast:tables/claim to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.claim (
  claim_id bigint generated always as identity,
  venue_id bigint not null,
  service_date date not null,
  resource_id bigint not null,
  during core.time_range not null,
  kind core.claim_kind not null,
  booking_id bigint references core.booking on delete restrict,
  expires_at timestamptz,
  primary key (venue_id, service_date, claim_id),
  constraint claim_kind_is_consistent check (
    (kind = 'hold') = (expires_at is not null) and (kind = 'blackout') = (booking_id is null)
  ),
  constraint claim_no_overlap exclude using gist (
    resource_id with =,
    during with &&
  )
) with (fillfactor = 90);

create index claim_booking_id_idx on core.claim (booking_id);

comment on table core.claim is 'One resource taken for one time range. Releasing deletes the row; whoever holds the row owns the time.';
comment on column core.claim.claim_id is 'Key within the service day.';
comment on column core.claim.venue_id is 'The venue; with the day the first columns of the key, so that a day is one index range.';
comment on column core.claim.service_date is 'The service day; a claim never crosses its cut-off.';
comment on column core.claim.resource_id is 'What is taken.';
comment on column core.claim.during is 'When: [start, end) with buffer.';
comment on column core.claim.kind is 'hold, booking, blackout, or retained: of a booking that waits for other tables and keeps these until it has them.';
comment on column core.claim.booking_id is 'For whom; null for a blackout.';
comment on column core.claim.expires_at is 'Until when a hold is good; null: firm.';
comment on constraint claim_no_overlap on core.claim is 'The promise: nothing is owned twice at the same time, whoever writes and however.';
comment on constraint claim_kind_is_consistent on core.claim is 'A hold has an end, a blackout has no booking.';

commit;
