-- Deploy holdfast:core/find_holes to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_holes(
  p_venue_id bigint,
  p_service_date date,
  p_midnight timestamptz,
  p_starts double precision,
  p_ends double precision,
  p_at timestamptz
)
returns table (
  resource_id bigint,
  is_taken boolean,
  free_from double precision,
  free_until double precision,
  booked_quarters double precision
)
language sql
stable
as $$
  select
    k.resource_id, bool_or(k.starts < p_ends and k.ends > p_starts), max(k.ends) filter (where k.ends <= p_starts),
    min(k.starts) filter (where k.starts >= p_ends), sum(k.ends - k.starts) / 900
  from core.read_day(p_venue_id, p_service_date, p_midnight, p_at) as k
  group by k.resource_id;
$$;

comment on function core.find_holes(
  bigint, date, timestamptz, double precision, double precision, timestamptz
) is
  'For each table with claims on a service day: whether it is taken between two times (seconds from the day''s midnight), '
  'else since and until when it is free around them, null where nothing limits it; and the quarters of an hour booked '
  'on it in all.';

revoke execute on function core.find_holes(
  bigint, date, timestamptz, double precision, double precision, timestamptz
) from public;

commit;
