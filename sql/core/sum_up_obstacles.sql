create or replace function core.sum_up_obstacles(
  p_venue core.venue,
  p_visit core.visit_request,
  p_is_insider boolean,
  p_at timestamptz
)
returns api.obstacle
language plpgsql
stable
as $$
declare
  v_fitting integer;
  v_free integer;
  v_first timestamptz;
  v_nearest text;
begin
  select
    count(*) filter (where e.reason not in ('too_small', 'too_large', 'setting')),
    count(*) filter (where e.reason = 'available'),
    min(e.until_at) filter (where e.reason not in ('too_small', 'too_large', 'setting', 'available'))
  into v_fitting, v_free, v_first
  from core.explain_seatings(p_venue, p_visit, p_at) as e;
  if v_free > 0 then
    return (
      null, 'available', null, null,
      format('%s of the %s tables and combinations that take %s are free.', v_free, v_fitting, p_visit.party_size)
    )::api.obstacle;
  end if;
  select string_agg(a.alternative ->> 'time', ', ') into v_nearest
  from jsonb_array_elements(core.list_alternatives(p_visit, p_is_insider, p_at)) as a(alternative);
  return (
    null, 'full', null, (core.phrase_until(p_venue, p_visit.service_date, v_first)).until_time,
    format('At %s all %s tables and combinations that take %s are in use', to_char(p_visit.starts_local, 'HH24:MI'),
      v_fitting, p_visit.party_size)
      || coalesce('; the nearest free times are ' || v_nearest || '.', ', and no other time of that day is free.')
  )::api.obstacle;
end
$$;

comment on function core.sum_up_obstacles(core.venue, core.visit_request, boolean, timestamptz) is
  'Why a wish cannot be had, in one sentence that a host can say on the phone.';

revoke execute on function core.sum_up_obstacles(core.venue, core.visit_request, boolean, timestamptz) from public;
