-- Fills a service day table by table, as the bench's floors are open: a table is taken, then with
-- p_share's probability taken again as soon as it can be, from 11:00 on. Real requests in their
-- right states, but each party sits where it is put. At most p_limit bookings.
create function public.fill_day(p_venue text, p_date date, p_share float, p_limit integer)
returns integer
language plpgsql
volatile
as $$
declare
  v_table core.resource;
  v_view api.booking_view;
  v_booking core.booking;
  v_at time;
  v_count integer := 0;
begin
  for v_table in
    select r.* from core.resource as r
    inner join core.venue as v on v.venue_id = r.venue_id and v.slug = p_venue
    order by random()
  loop
    v_at := time '11:00' + floor(3 * random()) * interval '15 minutes';
    while v_at <= time '22:30' and v_count < p_limit loop
      if random() < p_share then
        v_view := api.request_booking(
          p_venue => p_venue, p_date => p_date, p_time => v_at, p_name => 'Filler',
          p_party => v_table.party_min + floor((v_table.party_max - v_table.party_min + 1) * random())::integer,
          p_service => case when v_at < time '16:00' then 'lunch' else 'dinner' end);
        select b.* into strict v_booking from core.booking as b where b.booking_id = v_view.booking_id;
        if not core.attempt_hold(v_booking, array[v_table.resource_id], null, clock_timestamp()) then
          raise 'table % of % is taken at %', v_table.label, p_venue, v_at;
        end if;
        update core.booking as b
        set state = 'confirmed', state_path = '{assignment_in_progress,confirmed}'
        where b.booking_id = v_booking.booking_id;
        v_count := v_count + 1;
      end if;
      exit when v_at > time '21:00';
      v_at := v_at + case
        when v_table.party_max <= 2 then interval '75 minutes'
        when v_table.party_max <= 4 then interval '90 minutes'
        else interval '105 minutes'
      end;
    end loop;
  end loop;
  delete from pgmq.q_assignment;
  return v_count;
end
$$;
