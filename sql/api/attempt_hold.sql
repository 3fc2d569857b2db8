create or replace function api.attempt_hold(
  p_venue text default null,
  p_date date default null,
  p_time time default null,
  p_party integer default null,
  p_service text default null,
  p_seating text default 'any',
  p_idempotency_key text default null,
  p_source text default 'api',
  p_fold integer default 0,
  p_zone text default null,
  p_therapist text default null,
  p_email text default null,
  p_origin text default null,
  p_exclude text default null
)
returns api.hold_view
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
-- So many set functions look expensive to the planner, and compiling costs more than the answer.
set jit = off
as $$
declare
  v_began_at timestamptz := clock_timestamp();
  v_scope text := 'attempt_hold:' || core.name_actor();
  v_reply jsonb;
  v_venue core.venue;
  v_visit core.visit_request;
  v_own core.booking;
begin
  perform core.require_read_committed();
  perform core.require_argument(p_source ~ '^[a-z][a-z0-9_-]{0,39}$', 'source', 'Give a short lower-case word.');
  v_reply := core.recall_reply(v_scope, p_idempotency_key, jsonb_build_array(p_venue, p_date, p_time, p_party,
    p_service, p_seating, p_source, p_fold, p_zone, p_therapist, p_email, p_origin, p_exclude), v_began_at);
  if v_reply is not null then
    return jsonb_populate_record(null::api.hold_view, v_reply);
  end if;
  perform core.require_argument(p_venue is not null, 'venue', 'Give the venue''s slug.');
  v_venue := core.find_venue(p_venue);
  v_visit := core.check_visit(
    p_venue, p_date, p_time, coalesce(p_party, case v_venue.kind when 'practice' then 1 end), p_service, p_seating,
    p_zone, p_fold, core.is_insider(), v_began_at);
  v_visit := core.add_therapist_wish(v_visit, p_therapist);
  v_own := core.find_own_hold(v_venue.venue_id, p_exclude);
  perform core.check_holder(v_venue, p_email, p_origin, v_own.booking_id, v_began_at);
  perform core.lock_service_day(v_venue.venue_id, d.service_date)
  from (
    select distinct u.service_date
    from unnest(array[v_visit.service_date, v_own.service_date]) as u(service_date)
    where u.service_date is not null
    order by u.service_date
  ) as d;
  v_reply := to_jsonb(core.answer_hold(
    v_venue, v_visit, p_email, p_origin, p_source, v_own, v_began_at, clock_timestamp()));
  if p_idempotency_key is not null then
    perform core.remember_reply(v_scope, p_idempotency_key, v_reply);
  end if;
  return jsonb_populate_record(null::api.hold_view, v_reply);
end
$$;

comment on function api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text, text, text, text, text) is
'Holds the best free tables, or therapists and rooms, for the venue''s hold length, so that nobody else can take them; '
  'confirm with api.confirm_hold, make it longer with api.renew_hold. p_email names the customer, whose last therapist '
  'comes first, and p_origin the address of the computer that asks: each may have so many holds. p_exclude is the '
  'reference of one''s own hold, which is given up for the new one. Outcome: held, or unavailable with alternatives. '
  'Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS004 venue_unknown, RS005 booking_unknown, RS006 '
  'service_unknown, RS010 closed, RS011 past_last_seating, RS012 in_the_past, RS013 lead_time, RS014 beyond_horizon, '
  'RS015 party_too_large, RS016 party_not_online, RS017 local_time_missing, RS018 off_grid, RS022 '
  'idempotency_key_reused, RS220 too_many_holds.';

revoke execute on function api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text, text, text, text, text) from public;
grant execute on function api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text, text, text, text, text)
  to holdfast_guest, holdfast_service, holdfast_staff;
