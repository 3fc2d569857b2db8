create or replace function core.explain_appointment(
  p_venue core.venue,
  p_visit core.visit_request,
  p_is_insider boolean,
  p_at timestamptz
)
returns setof api.obstacle
language plpgsql
stable
as $$
declare
  v_rows api.obstacle[];
  v_is_free boolean;
  v_why text;
  v_nearest text;
begin
  select
    array_agg((
      array[e.label], e.reason, case e.reason when 'available' then null else e.label end, u.until_time,
      core.phrase_resource(e.label, e.kind, e.reason, u.words)
    )::api.obstacle order by e.kind desc, e.label),
    string_agg(core.phrase_resource(e.label, e.kind, e.reason, u.words), ', ' order by e.kind desc, e.label)
      filter (where e.reason not in ('available', 'off_duty'))
  into v_rows, v_why
  from core.explain_resources(p_venue, p_visit, p_at) as e
  cross join lateral core.phrase_until(p_venue, p_visit.service_date, e.until_at) as u;
  v_is_free := core.choose_resources(p_venue, p_visit, '{}', '{}', null, p_at) ? 'tables';
  if not v_is_free then
    -- A weekday alone would be taken for the coming one, or for that of the wish.
    select string_agg(to_char(n.starts_local, case n.starts_local::date when p_visit.starts_local::date
      then 'FMDay HH24:MI' else 'FMDay FMDD FMMonth HH24:MI' end), ', ') into v_nearest
    from jsonb_array_elements(core.list_next_slots(p_visit, null, null, p_is_insider, p_at)) as a(slot)
    cross join lateral (select (a.slot ->> 'localStart')::timestamp as starts_local) as n;
  end if;
  return next (
    null, case when v_is_free then 'available' else 'full' end, null, null,
    case
      when v_is_free then format('%s is free.', to_char(p_visit.starts_local, 'HH24:MI'))
      else format('%s is not free%s; %s.', to_char(p_visit.starts_local, 'HH24:MI'), coalesce(': ' || v_why, ''),
        coalesce('the nearest free times are ' || v_nearest, 'nothing else is free within a month'))
    end
  )::api.obstacle;
  return query select r.* from unnest(v_rows) as r;
end
$$;

comment on function core.explain_appointment(core.venue, core.visit_request, boolean, timestamptz) is
'Why an appointment cannot be had: a sentence to say on the phone, then each therapist and room with the reason.';

revoke execute on function core.explain_appointment(core.venue, core.visit_request, boolean, timestamptz) from public;
