-- Deploy holdfast:core/add_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.add_change(
  p_booking core.booking,
  p_visit core.visit_request,
  p_had_tables boolean,
  p_at timestamptz
)
returns core.booking_change
language plpgsql
volatile
as $$
declare
  v_former core.booking_change;
  v_change core.booking_change;
begin
  update core.booking_change as c
  set outcome = 'superseded', settled_version = p_booking.state_version, settled_at = p_at
  where c.booking_id = p_booking.booking_id and c.outcome = 'pending'
  returning c.* into v_former;
  insert into core.booking_change (
    reference, booking_id, from_visit, to_visit, from_resource_ids, policy, outcome, actor, requested_at,
    settled_version, settled_at
  )
  select
    core.make_reference(), p_booking.booking_id, coalesce(v_former.from_visit, core.recall_visit(p_booking)), p_visit,
    coalesce(v_former.from_resource_ids, array(
      select distinct c.resource_id from core.claim as c where c.booking_id = p_booking.booking_id order by c.resource_id
    )),
    coalesce(v_former.policy, v.change_policy), case when p_had_tables then 'pending' else 'amended' end,
    core.name_actor(), p_at, case when not p_had_tables then p_booking.state_version + 1 end,
    case when not p_had_tables then p_at end
  from core.venue as v
  where v.venue_id = p_booking.venue_id
  returning * into v_change;
  return v_change;
end
$$;

comment on function core.add_change(core.booking, core.visit_request, boolean, timestamptz) is
  'Writes down the wish to change a booking; one that is under way is superseded and hands on what to return to. '
  'Without tables there is nothing to return to: the request is amended.';

revoke execute on function core.add_change(core.booking, core.visit_request, boolean, timestamptz) from public;

commit;
