create or replace function core.list_broken_wishes(p_booking core.booking, p_resource_ids bigint[])
returns text[]
language sql
stable
as $$
  select array_remove(array[
    case when s.seating_id is null then 'combination' end,
    case when p_booking.party_size < s.party_min then 'too_large' end,
    case when p_booking.party_size > coalesce(s.party_max, t.seats) then 'too_small' end,
    case when p_booking.seating_preference <> 'any' and p_booking.seating_preference <> any (t.settings) then 'setting' end
  ], null)
  from (
    select
      array_agg(r.resource_id order by r.resource_id) as resource_ids, sum(r.seats) as seats,
      array_agg(z.setting) as settings
    from core.resource as r
    inner join core.zone as z on z.venue_id = r.venue_id and z.zone_id = r.zone_id
    where r.venue_id = p_booking.venue_id and r.resource_id = any (p_resource_ids)
  ) as t
  left join core.seating as s on s.venue_id = p_booking.venue_id and s.resource_ids = t.resource_ids;
$$;

comment on function core.list_broken_wishes(core.booking, bigint[]) is
  'Which rules a booking on these tables would break: combination (not known as one), too_large, too_small, setting.';

revoke execute on function core.list_broken_wishes(core.booking, bigint[]) from public;
