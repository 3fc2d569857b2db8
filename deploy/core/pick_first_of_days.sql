-- Deploy holdfast:core/pick_first_of_days to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.pick_first_of_days(
  p_booking_ids bigint[],
  p_walk_dates date[],
  out booking_ids bigint[],
  out service_dates date[]
)
language plpgsql
volatile
as $$
begin
  select array_agg(f.booking_id), array_agg(f.service_date)
  into booking_ids, service_dates
  from (
    select distinct on (b.venue_id, b.service_date) b.booking_id, b.venue_id, b.service_date
    from unnest(p_booking_ids) with ordinality as w(booking_id, place)
    inner join core.booking as b on b.booking_id = w.booking_id
    -- Where tables were freed, those who wait come first.
    where b.service_date = any (p_walk_dates) is not true
    order by b.venue_id, b.service_date, w.place
  ) as f
  -- A booking that was changed before the locks were had is on a day that nobody locked.
  where core.has_service_day(f.venue_id, f.service_date);
end
$$;

comment on function core.pick_first_of_days(bigint[], date[]) is
  'Of bookings that wait, the first of each service day, and that day, which is locked by now; none where tables were '
  'freed.';

revoke execute on function core.pick_first_of_days(bigint[], date[]) from public;

commit;
