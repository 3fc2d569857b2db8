-- Deploy holdfast:tables/booking_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_change (
  booking_change_id bigint generated always as identity primary key,
  reference text not null,
  booking_id bigint not null references core.booking on delete restrict,
  from_visit core.visit_request not null,
  to_visit core.visit_request not null,
  from_resource_ids bigint[] not null,
  policy text not null,
  outcome text not null,
  actor text not null,
  requested_at timestamptz not null,
  settled_version integer,
  settled_at timestamptz,
  unique (reference),
  check (policy in ('keep', 'release')),
  check (outcome in ('pending', 'amended', 'superseded', 'confirmed', 'restored', 'cancelled', 'declined')),
  check ((outcome = 'pending') = (settled_at is null))
);

create index booking_change_booking_id_idx on core.booking_change (booking_id);
create unique index booking_change_is_alone on core.booking_change (booking_id) where outcome = 'pending';

comment on table core.booking_change is 'A wish to change a booking so that it needs tables anew: what it was, what was wished, and what became of it.';
comment on column core.booking_change.booking_change_id is 'Key.';
comment on column core.booking_change.reference is 'What the change is called while it is pending: 10 characters.';
comment on column core.booking_change.booking_id is 'The booking.';
comment on column core.booking_change.from_visit is 'What it returns to when the change is taken back: the visit that last had its tables.';
comment on column core.booking_change.to_visit is 'What was wished.';
comment on column core.booking_change.from_resource_ids is 'The tables before; empty when it had none yet, or lost them meanwhile.';
comment on column core.booking_change.policy is 'keep: those tables stay claimed until it has others; release: they were given up.';
comment on column core.booking_change.outcome is 'pending; amended (had no tables yet), superseded by a later change, confirmed, restored, or ended with its booking: cancelled, declined.';
comment on column core.booking_change.actor is 'Who wished it.';
comment on column core.booking_change.requested_at is 'When it was wished.';
comment on column core.booking_change.settled_version is 'The state version that settled it.';
comment on column core.booking_change.settled_at is 'When it was settled.';
comment on index core.booking_change_is_alone is 'A booking has one change under way at most.';

commit;
