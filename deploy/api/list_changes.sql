-- Deploy holdfast:api/list_changes to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

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
  perform core.require_argument(core.is_workable_date(v_from), 'date', 'Give a date as YYYY-MM-DD.');
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
  if not found and p_until is null then
    begin
      -- What forbids the booking's own time on this day to anybody is not a lack of tables.
      perform core.merge_wish(v_booking, v_from, null, p_party, null, p_seating, null, null, null, v_at);
    exception
      when sqlstate 'RS001' or sqlstate 'RS006' or sqlstate 'RS010' or sqlstate 'RS011' or sqlstate 'RS017'
        or sqlstate 'RS018' then
        null;
      when sqlstate 'RS012' or sqlstate 'RS013' then
        -- Of this very day there may be later times, which are all taken.
        if v_from < (
          select (v_at at time zone v.timezone - v.day_starts_at)::date
          from core.venue as v
          where v.venue_id = v_booking.venue_id
        ) then
          raise;
        end if;
    end;
  end if;
end
$$;

comment on function api.list_changes(text, text, date, date, integer, text) is
  'The times on p_date, or on all days up to p_until, to which a booking can be changed and be seated at once, for '
  'p_party guests and p_seating, or as it is booked now. What the booking has itself is not in its way. One day '
  'without any is refused where its own time would be for the day or the party. Guests need the token of their link. '
  'Errors: RS001 invalid_argument, RS005 booking_unknown, RS012 in_the_past, RS013 lead_time, RS014 beyond_horizon, '
  'RS015 party_too_large, RS016 party_not_online, RS230 link_refused.';

revoke execute on function api.list_changes(text, text, date, date, integer, text) from public;
grant execute on function api.list_changes(text, text, date, date, integer, text)
  to holdfast_guest, holdfast_service, holdfast_staff;

commit;
