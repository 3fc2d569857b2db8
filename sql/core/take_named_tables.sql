create or replace function core.take_named_tables(
  p_booking core.booking,
  p_tables text[],
  p_note text,
  p_at timestamptz
)
returns void
language plpgsql
volatile
as $$
declare
  v_resource_ids bigint[];
  v_is_whole boolean;
  v_is_claimed boolean;
  v_broken text[];
  v_obstacles jsonb;
begin
  perform core.require_argument(cardinality(p_tables) > 0, 'tables', 'Name the tables.');
  select array_agg(distinct core.find_resource(p_booking.venue_id, t.label, 'tables')) into v_resource_ids
  from unnest(p_tables) as t(label);
  perform core.require_argument(lower(p_booking.during) > p_at, 'reference', 'Its time has passed: decline it.');

  v_is_whole := core.is_whole_appointment(p_booking, v_resource_ids);
  perform core.require_argument(v_is_whole is not false, 'tables',
    'Name as many therapists and rooms as the service takes, all of them able to give it.');
  v_broken := case when v_is_whole is null then core.list_broken_wishes(p_booking, v_resource_ids) end;
  if cardinality(v_broken) > 0 and p_note is null then
    perform core.raise_refusal('RS202', 'these tables break a rule, and no note says why',
      jsonb_build_object('field', 'note', 'broken', v_broken), 'Choose other tables, or say in a note why these.');
  end if;
  -- The tables that it keeps while it is changed are its own to choose.
  if p_booking.changing_from is not null then
    perform core.lift_tables(p_booking);
  end if;
  perform core.expire_holds(p_booking.venue_id, p_booking.service_date, p_at);
  -- The parts of an appointment have times of their own.
  v_is_claimed := case
    when v_is_whole then core.claim_parts(p_booking, v_resource_ids, null)
    else core.attempt_hold(p_booking, v_resource_ids, null, p_at)
  end;
  if not v_is_claimed then
    select jsonb_agg(jsonb_build_object('table', r.label, 'until', upper(c.during)) order by r.resource_id)
    into v_obstacles
    from core.claim as c
    inner join core.resource as r on r.resource_id = c.resource_id
    where c.resource_id = any (v_resource_ids) and c.during && p_booking.occupied;
    perform core.raise_refusal('RS201', 'a table that was named is taken then',
      jsonb_build_object('field', 'tables', 'taken', v_obstacles), 'Choose tables that are free, or move the other party first.');
  end if;
end
$$;

comment on function core.take_named_tables(core.booking, text[], text, timestamptz) is
  'Claims the tables that a person named for a booking; where they break a rule of the venue a note has to say why. Under '
  'the day''s lock. Errors: RS001 invalid_argument, RS201 tables_taken, RS202 note_required.';

revoke execute on function core.take_named_tables(core.booking, text[], text, timestamptz) from public;
