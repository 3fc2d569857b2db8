-- Deploy holdfast:core/list_day_facts to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_day_facts(p_venue core.venue, p_service_date date, p_at timestamptz)
returns table (
  subject text,
  fact text
)
language sql
stable
as $$
  select b.reference, concat_ws('|', b.state, b.party_size, b.seating_preference, b.is_pinned, b.occupied, (
    select array_agg(c.resource_id order by c.resource_id) from core.claim as c where c.booking_id = b.booking_id
  ))
  from core.booking as b
  where b.venue_id = p_venue.venue_id
    and b.service_date = p_service_date
    and b.state in ('assignment_pending', 'manual_review', 'held', 'confirmed', 'seated')
    and (b.hold_expires_at is null or b.hold_expires_at > p_at)
  union all
  select format('blackout %s', c.claim_id), concat_ws('|', c.resource_id, c.during)
  from core.claim as c
  where c.venue_id = p_venue.venue_id and c.service_date = p_service_date and c.kind = 'blackout'
  union all
  select 'floor plan', encode(p_venue.loaded_hash, 'hex');
$$;

comment on function core.list_day_facts(core.venue, date, timestamptz) is
  'What a plan of a service day relies on, each fact under its name: bookings that have or want tables, blackouts, the '
  'floor. Two days with the same facts can be seated alike.';

revoke execute on function core.list_day_facts(core.venue, date, timestamptz) from public;

commit;
