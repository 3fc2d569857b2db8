-- Deploy holdfast:tables/rate_limit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.rate_limit (
  venue_id bigint primary key references core.venue on delete cascade,
  per_minute integer not null,
  window_at timestamptz not null,
  taken_count integer not null default 0,
  check (per_minute > 0 and taken_count >= 0)
);

comment on table core.rate_limit is
  'A venue of which only so many bookings are begun in a minute. Others have no row, and nothing is counted for them.';
comment on column core.rate_limit.venue_id is 'The venue.';
comment on column core.rate_limit.per_minute is 'Bookings begun in a minute at most: assignments_per_minute of the venue file.';
comment on column core.rate_limit.window_at is 'When the minute that is counted began.';
comment on column core.rate_limit.taken_count is 'Places given since; those beyond per_minute are in the minutes after it.';

commit;
