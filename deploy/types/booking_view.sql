-- Deploy holdfast:types/booking_view to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type api.booking_view as (
  booking_id bigint,
  reference text,
  status text,
  state text,
  state_version integer,
  venue_slug text,
  venue_name text,
  timezone text,
  booking_date date,
  start_time time,
  end_time time,
  starts_at timestamptz,
  ends_at timestamptz,
  party_size integer,
  booking_type text,
  seating_preference text,
  notes text,
  customer_name text,
  customer_email text,
  customer_phone text,
  tables jsonb,
  reason text,
  hold_expires_at timestamptz,
  created_at timestamptz,
  previous_tables jsonb,
  pending_reference text,
  alternatives jsonb
);

comment on type api.booking_view is
  'A booking as its callers see it. Times are the venue''s wall clock, *_at are instants; tables is '
  '[{"id", "label", "zone", "capacity"}], empty until assigned; notes and customer_* are null for callers '
  'without the right to personal data. While a change is under way, pending_reference names it and previous_tables '
  'are the tables before it, in the form of tables. alternatives is what was offered to a booking that failed: '
  '[{"date", "time", "startsAt"}], null otherwise.';

commit;
