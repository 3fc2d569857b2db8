create or replace function core.get_blackout_end(
  p_venue_id bigint,
  p_resource_id bigint,
  p_service_date date,
  p_until timestamptz
)
returns timestamptz
language plpgsql
stable
as $$
declare
  v_next record;
begin
  -- A loop, because only the end of one day's claim says where the next begins.
  loop
    select c.service_date, upper(c.during) as until_at into v_next
    from core.claim as c
    where c.venue_id = p_venue_id and c.service_date between p_service_date and p_service_date + 1
      and c.resource_id = p_resource_id and c.kind = 'blackout' and lower(c.during) = p_until;
    exit when not found;
    p_service_date := v_next.service_date;
    p_until := v_next.until_at;
  end loop;
  return p_until;
end
$$;

comment on function core.get_blackout_end(bigint, bigint, date, timestamptz) is
  'When a resource is really back in use, given a service day''s blackout of it by its end: a block of several days is a '
  'claim for each, which ends at the cut-off.';

revoke execute on function core.get_blackout_end(bigint, bigint, date, timestamptz) from public;
