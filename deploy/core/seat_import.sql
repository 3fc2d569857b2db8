-- Deploy holdfast:core/seat_import to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.seat_import(
  p_booking core.booking,
  p_venue core.venue,
  p_tables text[],
  p_at timestamptz
)
returns void
language plpgsql
volatile
as $$
declare
  v_frame core.day_frame;
  v_resource_ids bigint[];
  v_is_seated boolean;
begin
  if p_tables is null then
    select f.* into v_frame from core.get_day_frame(p_venue.venue_id, p_booking.service_date) as f;
    v_is_seated := core.take_best_plan(p_venue, v_frame, p_booking, p_at) ? 'tables';
  else
    select s.resource_ids into v_resource_ids
    from core.seating as s
    where s.venue_id = p_booking.venue_id
      and p_booking.party_size between s.party_min and s.party_max
      and p_booking.seating_preference in ('any', s.setting)
      and s.resource_ids = array(
        select distinct core.find_resource(p_booking.venue_id, t.label, 'tables')
        from unnest(p_tables) as t(label)
        order by 1);
    perform core.require_argument(v_resource_ids is not null, 'tables',
      'Name tables of the venue that may take such a party together, or none.');
    v_is_seated := core.attempt_hold(p_booking, v_resource_ids, null, p_at);
  end if;
  if not v_is_seated then
    perform core.raise_refusal('RS210', 'the tables are not free then',
      jsonb_build_object('field', 'tables', 'tables', p_tables), 'Correct the time or the tables, or leave the line out.');
  end if;
end
$$;

comment on function core.seat_import(core.booking, core.venue, text[], timestamptz) is
  'Claims the tables that another book names, or the best free ones when it names none (null). Under the day''s lock. '
  'Errors: RS001 invalid_argument, RS210 import_conflict.';

revoke execute on function core.seat_import(core.booking, core.venue, text[], timestamptz) from public;

commit;
