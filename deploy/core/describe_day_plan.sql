-- Deploy holdfast:core/describe_day_plan to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_day_plan(p_venue core.venue, p_run core.optimization_run)
returns jsonb
language sql
stable
as $$
  with planned as (
    select p.booking, p."from", p."to"
    from jsonb_to_recordset(p_run.plan) as p(booking bigint, "from" jsonb, "to" jsonb)
  ),
  -- Who was not free to move, and what else takes tables, as it is now: they frame the picture.
  fixed as (
    select c.booking_id, c.kind, c.during::tstzrange as during, jsonb_agg(c.resource_id order by c.resource_id) as tables
    from core.claim as c
    where c.venue_id = p_run.venue_id and c.service_date = p_run.service_date
      and not exists (select from planned as p where p.booking = c.booking_id)
    group by c.booking_id, c.kind, c.during
  ),
  visit as (
    select b.reference, b.during::tstzrange as during, b.party_size, p."from", p."to", false as is_fixed
    from planned as p
    inner join core.booking as b on b.booking_id = p.booking
    union all
    select coalesce(b.reference, f.kind), coalesce(b.during::tstzrange, f.during), b.party_size, f.tables, f.tables, true
    from fixed as f
    left join core.booking as b on b.booking_id = f.booking_id
  )
  select jsonb_build_object(
    'tables', (
      select jsonb_agg(jsonb_build_object('label', r.label, 'seats', r.seats, 'zone', z.name)
        order by z.zone_id, r.resource_id)
      from core.resource as r
      inner join core.zone as z on z.zone_id = r.zone_id
      where r.venue_id = p_run.venue_id and r.kind = 'table' and r.is_active
    ),
    'visits', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'reference', k.reference,
        'start', to_char(lower(k.during) at time zone p_venue.timezone, 'YYYY-MM-DD HH24:MI'),
        'end', to_char(upper(k.during) at time zone p_venue.timezone, 'YYYY-MM-DD HH24:MI'),
        'party', k.party_size,
        'from', coalesce(core.name_tables(k."from"), '[]'),
        'to', coalesce(core.name_tables(k."to"), '[]'),
        'fixed', k.is_fixed
      ) order by lower(k.during), k.reference), '[]')
      from visit as k
    )
  );
$$;

comment on function core.describe_day_plan(core.venue, core.optimization_run) is
  'The whole day of a run with labels instead of keys: its tables, and each visit with the tables it had and would have; '
  'fixed marks who could not be moved, and blackouts.';

revoke execute on function core.describe_day_plan(core.venue, core.optimization_run) from public;

commit;
