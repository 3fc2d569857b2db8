-- Deploy holdfast:api/import_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.import_booking(
  p_venue text default null,
  p_date date default null,
  p_time time default null,
  p_party integer default null,
  p_service text default null,
  p_name text default null,
  p_email text default null,
  p_phone text default null,
  p_notes text default null,
  p_locale text default 'en',
  p_seating text default 'any',
  p_state text default 'confirmed',
  p_tables text[] default null,
  p_created_at timestamptz default null,
  p_fold integer default 0
)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_fault text := core.find_wish_fault(p_venue, p_date, p_time, p_party, p_service, p_seating, p_fold);
  v_venue core.venue;
  v_visit core.visit_request;
  v_customer_id bigint;
  v_booking core.booking;
begin
  perform core.require_read_committed();
  if v_fault is not null then
    perform core.refuse_wish(v_fault);
  end if;
  perform core.check_contact(p_name, p_email, p_phone, p_notes, p_locale, true);
  v_venue := core.find_venue(p_venue);
  v_visit := core.read_import_visit(v_venue, p_date + p_time, p_party, p_service, p_seating, p_fold);
  perform core.require_argument(
    case when lower(v_visit.during) > v_at then p_state in ('confirmed', 'cancelled')
      else p_state in ('completed', 'no_show', 'cancelled') end,
    'state', 'Give confirmed or cancelled for a visit to come; completed, no_show or cancelled for a past one.');
  perform core.require_argument(
    p_created_at is null or (core.is_workable_date(p_created_at::date) and p_created_at <= v_at), 'created_at',
    'Give a moment in the past.');
  if p_state = 'confirmed' then
    perform core.lock_service_day(v_visit.venue_id, v_visit.service_date);
  end if;
  v_customer_id := core.find_or_add_customer(v_visit.venue_id, p_name, p_email, p_phone, p_locale, false, v_at);
  if exists (
    select from core.booking as b
    where b.venue_id = v_visit.venue_id and b.service_date = v_visit.service_date
      and b.customer_id = v_customer_id and b.starts_local = v_visit.starts_local and b.party_size = p_party
  ) then
    perform core.raise_refusal('RS211', 'this booking is there already',
      jsonb_build_object('field', 'name'), 'Leave the line out.');
  end if;
  v_booking := core.add_booking(
    v_visit, core.trace_path(p_state), v_customer_id, p_notes, null, 'import',
    coalesce(p_created_at, least(v_at, lower(v_visit.during))));
  if p_state = 'confirmed' then
    perform core.seat_import(v_booking, v_venue, p_tables, clock_timestamp());
  end if;
  perform core.date_history(array[v_booking.booking_id], v_at);
  return v_booking.reference;
end
$$;

comment on function api.import_booking(
  text, date, time, integer, text, text, text, text, text, text, text, text, text[], timestamptz, integer
) is
  'Takes over one booking from another book as it is: past or to come, at whatever hour, with the tables that were '
  'promised (p_tables, labels) or the best free ones; nobody is sent an e-mail. p_state is confirmed, completed, '
  'no_show or cancelled. Returns the reference. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS004 '
  'venue_unknown, RS006 service_unknown, RS017 local_time_missing, RS210 import_conflict, RS211 already_imported.';

revoke execute on function api.import_booking(
  text, date, time, integer, text, text, text, text, text, text, text, text, text[], timestamptz, integer
) from public;
grant execute on function api.import_booking(
  text, date, time, integer, text, text, text, text, text, text, text, text, text[], timestamptz, integer
) to holdfast_service, holdfast_staff;

commit;
