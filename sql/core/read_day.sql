create or replace function core.read_day(
  p_venue_id bigint,
  p_service_date date,
  p_midnight timestamptz,
  p_at timestamptz
)
returns table (
  resource_id bigint,
  during tstzrange,
  starts double precision,
  ends double precision
)
language sql
stable
as $$
  select
    c.resource_id,
    c.during,
    date_part('epoch', lower(c.during) - p_midnight),
    date_part('epoch', upper(c.during) - p_midnight)
  from core.claim as c
  where c.venue_id = p_venue_id
    and c.service_date = p_service_date
    and (c.expires_at is null or c.expires_at > p_at)
  -- The times are worked out once, not at each of their uses.
  offset 0;
$$;

comment on function core.read_day(bigint, date, timestamptz, timestamptz) is
  'The claims of a service day, with their times also in seconds from its midnight; holds that have expired by '
  'p_at do not count.';

revoke execute on function core.read_day(bigint, date, timestamptz, timestamptz) from public;
