create or replace function api.list_changes(
  p_reference text default null,
  p_token text default null,
  p_date date default null,
  p_until date default null,
  p_party integer default null,
  p_seating text default null
)
returns table (
  service_date date,
  booking_date date,
  start_time time,
  fold integer,
  starts_at timestamptz,
  booking_type text,
  service_name text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
-- So many set functions look expensive to the planner, and compiling costs more than the answer.
set jit = off
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_booking core.booking := core.find_managed_booking(p_reference, p_token, v_at);
  v_from date := coalesce(p_date, v_booking.starts_local::date);
begin
  perform core.require_argument(isfinite(v_from), 'date', 'Give a date as YYYY-MM-DD.');
  perform core.require_argument(
    p_until is null or p_until between v_from and v_from + 61, 'until', 'Give a date up to 61 days after the first.');
  perform core.require_argument(
    coalesce(p_party, 1) between 1 and 1000, 'party', 'Give a number of guests from 1 up.');
  perform core.require_argument(
    coalesce(p_seating, 'any') in ('any', 'indoor', 'outdoor'), 'seating', 'Give any, indoor or outdoor.');
  return query
    select s.service_date, s.starts_local::date, s.starts_local::time, s.fold, s.starts_at, e.code, e.name
    from core.list_change_starts(
      v_booking, v_from, coalesce(p_until, v_from), coalesce(p_party, v_booking.party_size),
      coalesce(p_seating, v_booking.seating_preference), core.is_insider(), v_at
    ) as s
    inner join core.service as e on e.service_id = s.service_id
    order by s.starts_at, e.code;
end
$$;

comment on function api.list_changes(text, text, date, date, integer, text) is
  'The times on p_date, or on all days up to p_until, to which a booking can be changed and be seated at once, for '
  'p_party guests and p_seating, or as it is booked now. What the booking has itself is not in its way. Guests need the '
  'token of their link. Errors: RS001 invalid_argument, RS005 booking_unknown, RS230 link_refused.';

revoke execute on function api.list_changes(text, text, date, date, integer, text) from public;
grant execute on function api.list_changes(text, text, date, date, integer, text)
  to holdfast_guest, holdfast_service, holdfast_staff;
