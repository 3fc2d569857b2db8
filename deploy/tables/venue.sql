-- Deploy holdfast:tables/venue to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.venue (
  venue_id bigint generated always as identity primary key,
  slug text not null,
  name text not null,
  kind text not null,
  timezone text not null,
  contact jsonb not null default '{}',
  slot_length interval not null,
  lead_time interval not null,
  book_ahead_days integer not null,
  last_seating_before_close interval not null,
  hold_length interval not null,
  hold_limit interval not null default '30 minutes',
  holds_per_customer integer not null default 3,
  holds_per_origin integer not null default 10,
  day_starts_at interval not null,
  online_party_max integer,
  buffer_length interval not null,
  combination_size_max integer not null,
  seat_loss_per_join integer not null,
  is_closing_firm boolean not null default false,
  strategy_weights double precision[] not null default '{}',
  is_load_balanced boolean not null default false,
  can_make_room boolean not null default true,
  move_cut_off interval not null default '60 minutes',
  room_depth integer not null default 8,
  room_probe_limit integer not null default 600,
  retry_attempts integer not null default 5,
  retry_base interval not null default '30 seconds',
  retry_cap interval not null default '30 minutes',
  retry_deadline interval not null default '60 minutes',
  breaker_failures integer not null default 10,
  breaker_pause interval not null default '30 seconds',
  breaker_limit interval not null default '15 minutes',
  change_policy text not null default 'keep',
  guest_cut_off interval not null default '0',
  is_late_cancellation_accepted boolean not null default false,
  undo_grace interval not null default '30 minutes',
  is_optimized boolean not null default false,
  is_optimizer_trusted boolean not null default false,
  optimizer_threshold double precision not null default 0.1,
  learnt_at timestamptz,
  is_truncated boolean not null default false,
  is_pipelined boolean not null default true,
  special_dates date[] not null default '{}',
  party_sizes int4multirange not null default '{}',
  indoor_party_sizes int4multirange not null default '{}',
  outdoor_party_sizes int4multirange not null default '{}',
  loaded_hash bytea not null,
  loaded_at timestamptz not null,
  unique (slug),
  check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  check (kind in ('restaurant', 'practice')),
  check (slot_length between interval '5 minutes' and interval '2 hours'),
  check (lead_time >= interval '0'),
  check (book_ahead_days between 0 and 1000),
  check (last_seating_before_close between interval '0' and interval '12 hours'),
  check (hold_length between interval '1 minute' and interval '1 day'),
  check (hold_limit >= hold_length and hold_limit <= interval '1 day'),
  check (holds_per_customer between 1 and 1000 and holds_per_origin between 1 and 1000),
  check (day_starts_at between interval '0' and interval '12 hours'),
  check (online_party_max > 0),
  check (buffer_length between interval '0' and interval '4 hours'),
  check (combination_size_max between 1 and 8),
  check (seat_loss_per_join between 0 and 4),
  check (optimizer_threshold between 0 and 10),
  check (room_depth between 1 and 12 and room_probe_limit between 1 and 10000),
  check (change_policy in ('keep', 'release')),
  check (guest_cut_off between interval '0' and interval '30 days'),
  check (undo_grace between interval '0' and interval '1 day'),
  check (retry_attempts between 1 and 20 and retry_base between interval '1 second' and interval '1 day'),
  check (retry_cap >= retry_base and retry_deadline between interval '0' and interval '30 days'),
  check (breaker_failures between 1 and 1000 and breaker_pause between interval '1 second' and interval '1 day'),
  check (breaker_limit between interval '0' and interval '7 days')
);

create index venue_optimized_idx on core.venue (venue_id) where is_optimized;

comment on table core.venue is 'A restaurant or practice with its booking policy.';
comment on column core.venue.venue_id is 'Key.';
comment on column core.venue.slug is 'The venue''s name in addresses and calls.';
comment on column core.venue.name is 'The name that guests know.';
comment on column core.venue.kind is 'restaurant or practice.';
comment on column core.venue.timezone is 'IANA time zone in which all of its local times are meant.';
comment on column core.venue.contact is 'Address, phone, web: what an e-mail shows of the venue.';
comment on column core.venue.slot_length is 'The grid of start times.';
comment on column core.venue.lead_time is 'A guest books at least this long before the visit.';
comment on column core.venue.book_ahead_days is 'Horizon: how many days ahead a booking may lie.';
comment on column core.venue.last_seating_before_close is 'The last start lies this long before closing; the visit may end after it.';
comment on column core.venue.hold_length is 'How long a hold lasts.';
comment on column core.venue.hold_limit is 'How long a hold lasts at most, however often it is renewed.';
comment on column core.venue.holds_per_customer is 'How many holds one customer may have at once.';
comment on column core.venue.holds_per_origin is 'How many holds may come from one address at once.';
comment on column core.venue.day_starts_at is 'Cut-off of the service day, from local midnight: a visit before it belongs to the day before.';
comment on column core.venue.online_party_max is 'Largest party that a guest may book; staff may take more. Null: no limit.';
comment on column core.venue.buffer_length is 'Time that a table stays taken after a visit.';
comment on column core.venue.combination_size_max is 'How many tables may be pushed together.';
comment on column core.venue.seat_loss_per_join is 'Seats lost at each join of two tables.';
comment on column core.venue.is_closing_firm is 'A visit must end by closing; otherwise only its start is bounded.';
comment on column core.venue.strategy_weights is 'How much each strategy counts here, in the registry''s order; kept by core.refresh_weights.';
comment on column core.venue.is_load_balanced is 'The strategy load_balancing counts here; kept by core.refresh_weights.';
comment on column core.venue.can_make_room is 'Other bookings may be moved to other tables to make room.';
comment on column core.venue.move_cut_off is 'A booking that starts sooner than this is not moved any more.';
comment on column core.venue.room_depth is 'How many others may be moved to seat one party; four more in a retry.';
comment on column core.venue.room_probe_limit is 'How many probes a search for room may make; twenty times as many in a retry.';
comment on column core.venue.retry_attempts is 'How often a booking is tried before a person decides; tries that freed tables gave rise to come on top.';
comment on column core.venue.retry_base is 'Pause before the second try; doubled each time, give or take a fifth.';
comment on column core.venue.retry_cap is 'No pause between tries is longer.';
comment on column core.venue.retry_deadline is 'Nothing is tried again so shortly before the visit: a person decides.';
comment on column core.venue.breaker_failures is 'After so many technical failures in a row its bookings are put off.';
comment on column core.venue.breaker_pause is 'How long they are put off until one is tried again.';
comment on column core.venue.breaker_limit is 'When nothing has worked for so long, its bookings go to a person.';
comment on column core.venue.change_policy is 'keep: a booking that is changed keeps its tables until it has others; release: it gives them up at once.';
comment on column core.venue.guest_cut_off is 'A guest changes or cancels by their link at least this long before the visit.';
comment on column core.venue.is_late_cancellation_accepted is 'A guest may cancel after that too, until the visit begins; the reason says so. Otherwise they are asked to call.';
comment on column core.venue.undo_grace is 'How long after a no-show was noted it can be taken back.';
comment on column core.venue.is_optimized is 'Its days are looked at nightly and before each service: could they be seated better?';
comment on column core.venue.is_optimizer_trusted is 'What is found then, and is worth it, is applied without asking.';
comment on column core.venue.optimizer_threshold is 'By how much the sellable share must grow for guests to be moved: 0.1 is ten per cent.';
comment on column core.venue.learnt_at is 'When its history was last looked at for pressure and failure rates; null: never.';
comment on column core.venue.is_truncated is 'More combinations exist than the limit allows: the largest sets were left out.';
comment on column core.venue.is_pipelined is 'Its requests are queued for a worker; otherwise they find their tables themselves. Kept by the flag feat.booking_pipeline.v1.';
comment on column core.venue.special_dates is 'The days whose hours replace those of the week; kept by core.rebuild_service_spans.';
comment on column core.venue.party_sizes is 'The party sizes that some seating takes; kept by core.rebuild_seatings, like the next two.';
comment on column core.venue.indoor_party_sizes is 'The party sizes that some seating indoors takes.';
comment on column core.venue.outdoor_party_sizes is 'The party sizes that some seating outdoors takes.';
comment on column core.venue.loaded_hash is 'SHA-256 of the venue file that was loaded last: the same file again changes nothing.';
comment on column core.venue.loaded_at is 'When that file was loaded.';

commit;
