create or replace function api.explain_unavailable(
  p_venue text default null,
  p_date date default null,
  p_time time default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default 'any',
  p_fold integer default 0
)
returns setof api.obstacle
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_at timestamptz := clock_timestamp();
  v_venue core.venue := core.find_venue(p_venue);
  v_visit core.visit_request;
  v_reason text;
  v_hint text;
begin
  begin
    v_visit := core.check_visit(
      p_venue, p_date, p_time, p_party, p_service, p_seating, null, p_fold, core.is_insider(), v_at);
  exception
    -- What would be refused at once is an answer here.
    when sqlstate 'RS010' or sqlstate 'RS011' or sqlstate 'RS012' or sqlstate 'RS013' or sqlstate 'RS014'
      or sqlstate 'RS015' or sqlstate 'RS016' or sqlstate 'RS017' or sqlstate 'RS018' then
      get stacked diagnostics v_reason = message_text, v_hint = pg_exception_hint;
      return next (
        null, core.name_refusal(sqlstate), null, null, format('%s. %s', initcap(left(v_reason, 1)) || substr(v_reason, 2), v_hint)
      )::api.obstacle;
      return;
  end;
  if v_venue.kind = 'practice' then
    return query select e.* from core.explain_appointment(v_venue, v_visit, core.is_insider(), v_at) as e;
    return;
  end if;
  return next core.sum_up_obstacles(v_venue, v_visit, core.is_insider(), v_at);
  return query
    select e.tables, e.reason, e.blocking_table, u.until_time,
      core.phrase_obstacle(e.tables, e.reason, e.blocking_table, u.words)
    from core.explain_seatings(v_venue, v_visit, v_at) as e
    cross join lateral core.phrase_until(v_venue, v_visit.service_date, e.until_at) as u
    order by e.rank;
end
$$;

comment on function api.explain_unavailable(text, date, time, integer, text, text, integer) is
  'Why there is no table: first one row for the whole wish with a sentence to say on the phone, then one row for each '
  'seating with its reason. Errors: RS001 invalid_argument, RS004 venue_unknown, RS006 service_unknown.';

revoke execute on function api.explain_unavailable(text, date, time, integer, text, text, integer) from public;
grant execute on function api.explain_unavailable(text, date, time, integer, text, text, integer)
  to holdfast_service, holdfast_staff;
