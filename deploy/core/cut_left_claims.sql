-- Deploy holdfast:core/cut_left_claims to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.cut_left_claims(p_resource_id bigint, p_service_date date, p_during tstzrange)
returns void
language sql
volatile
as $$
  with gone as (
    delete from core.claim as c
    using core.booking as b
    where c.resource_id = p_resource_id and c.service_date = p_service_date and c.during && p_during
      and b.booking_id = c.booking_id and b.state = 'completed'
    returning c.*
  )
  insert into core.claim (venue_id, service_date, resource_id, during, kind, booking_id)
  select g.venue_id, g.service_date, g.resource_id, tstzrange(lower(g.during), lower(p_during)), g.kind, g.booking_id
  from gone as g
  where lower(g.during) < lower(p_during);
$$;

comment on function core.cut_left_claims(bigint, date, tstzrange) is
  'Takes a time of a table from parties that have left: nobody needs it for them, and they are not seated anew.';

revoke execute on function core.cut_left_claims(bigint, date, tstzrange) from public;

commit;
