-- Deploy holdfast:tables/booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking (
  booking_id bigint generated always as identity primary key,
  reference text not null,
  venue_id bigint not null,
  service_id bigint not null,
  customer_id bigint,
  service_date date not null,
  starts_local timestamp not null,
  during core.time_range not null,
  occupied core.time_range not null,
  party_size integer not null,
  seating_preference text not null,
  zone_wish_id bigint,
  therapist_wish_id bigint,
  is_pinned boolean not null default false,
  changing_from date,
  notes text,
  state text not null,
  state_path text[],
  last_path text[],
  state_version integer not null,
  state_actor text not null,
  state_reason text,
  attempt_count integer not null default 0,
  attempts_forgiven integer not null default 0,
  assignment_strategy text,
  hold_expires_at timestamptz,
  seated_at timestamptz,
  left_at timestamptz,
  released_resource_ids bigint[],
  source text not null,
  request_id text,
  created_at timestamptz not null,
  unique (reference),
  foreign key (venue_id, zone_wish_id) references core.zone (venue_id, zone_id) on delete restrict
) with (fillfactor = 45);

create index booking_service_day_idx on core.booking (venue_id, service_date);
create index booking_zone_wish_id_idx on core.booking (venue_id, zone_wish_id) where zone_wish_id is not null;
create index booking_customer_id_idx on core.booking (customer_id);

comment on table core.booking is 'A request for a visit and its present state. No index names the state, and a page has room for each row twice: a batch confirms many rows of one page, and its updates stay within it.';
comment on column core.booking.booking_id is 'Key.';
comment on column core.booking.reference is 'What the guest is given: 10 characters without look-alikes.';
comment on column core.booking.venue_id is 'The venue.';
comment on column core.booking.service_id is 'What was booked.';
comment on column core.booking.customer_id is 'Who booked; null for a hold.';
comment on column core.booking.service_date is 'The venue''s service day.';
comment on column core.booking.starts_local is 'The wall-clock start that the guest asked for.';
comment on column core.booking.during is 'The visit: start and turn time.';
comment on column core.booking.occupied is 'What the tables are taken for: the visit and its buffer.';
comment on column core.booking.party_size is 'Covers.';
comment on column core.booking.seating_preference is 'any, indoor or outdoor; a hard rule.';
comment on column core.booking.zone_wish_id is 'The zone that the guest would like; a wish, not a rule.';
comment on column core.booking.therapist_wish_id is 'The therapist whom the customer of an appointment asked for: that one or nobody.';
comment on column core.booking.is_pinned is 'Its tables were chosen or promised by a person: it is not moved.';
comment on column core.booking.changing_from is 'While a change of a booking that had its tables is under way: the service day of those tables; otherwise null. See core.booking_change.';
comment on column core.booking.notes is 'Free text of the guest; shown to staff and services only.';
comment on column core.booking.state is 'Present state; only pairs of core.booking_transition are accepted.';
comment on column core.booking.state_path is 'Written, never stored: the steps of a transition that passes several states at once, the last one being state.';
comment on column core.booking.last_path is
  'The states of the last transition, from the one that it left (none for the first); the history is written from it.';
comment on column core.booking.state_version is 'Raised by one with each transition.';
comment on column core.booking.state_actor is 'Who made the last transition; copied to the history.';
comment on column core.booking.state_reason is 'Why the last transition was made; copied to the history.';
comment on column core.booking.attempt_count is 'How many times an assignment was tried.';
comment on column core.booking.attempts_forgiven is 'Attempts up to this number do not count against the venue''s limit: they were made before it was requeued.';
comment on column core.booking.assignment_strategy is 'How the present tables were found.';
comment on column core.booking.hold_expires_at is 'Until when a hold is good.';
comment on column core.booking.seated_at is 'When the party sat down.';
comment on column core.booking.left_at is 'When the party left.';
comment on column core.booking.released_resource_ids is 'The tables that a no-show gave back, for the case that the guests come after all.';
comment on column core.booking.source is 'Where the request came from.';
comment on column core.booking.request_id is 'The HTTP request that it came by, for the logs of all that follows.';
comment on column core.booking.created_at is 'When it was asked for.';

commit;
