create or replace function api.block_resource(
  p_venue text default null,
  p_table text default null,
  p_from timestamp default null,
  p_until timestamp default null,
  p_is_dry_run boolean default true
)
returns setof api.displaced_booking
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_venue core.venue := core.find_venue(p_venue);
  v_resource_id bigint;
  v_days date[];
  v_rows api.displaced_booking[];
begin
  perform core.require_read_committed();
  perform core.require_argument(p_is_dry_run is not null, 'is_dry_run', 'Give true or false.');
  v_resource_id := core.find_resource(v_venue.venue_id, p_table, 'table');
  perform core.require_argument(
    core.is_workable_date(p_from::date), 'from', 'Give the venue''s wall clock from which it is out of use.');
  perform core.require_argument(
    p_until > p_from and p_until <= p_from + interval '62 days', 'until',
    'Give the venue''s wall clock until which it is out of use, at most 62 days later.');
  perform core.require_argument(
    not isempty(core.place_block(p_from, p_until, v_venue.timezone)), 'until',
    'The clocks skip that time: give a later one.');
  select array_agg(d.day::date order by d.day) into v_days
  from generate_series(
    (p_from - v_venue.day_starts_at)::date::timestamp,
    p_until - v_venue.day_starts_at - interval '1 microsecond', interval '1 day'
  ) as d(day);
  -- All days in date order, before anything is read.
  for v_day in 1 .. cardinality(v_days) loop
    perform core.lock_service_day(v_venue.venue_id, v_days[v_day]);
  end loop;
  begin
    select array_agg(b) into v_rows
    from unnest(v_days) as d(service_date)
    cross join lateral core.clip_to_day(v_venue, d.service_date, p_from, p_until) as c(during)
    cross join lateral core.block_day(
      v_venue.venue_id, v_resource_id, d.service_date, c.during, clock_timestamp()) as b
    where not isempty(c.during);
    if p_is_dry_run then
      raise sqlstate 'DRYRN';
    end if;
  exception
    -- What was tried is undone; what was learnt stays.
    when sqlstate 'DRYRN' then null;
    when exclusion_violation then
      perform core.raise_refusal('RS052', 'the table is already out of use then',
        jsonb_build_object('field', 'from'), 'Unblock it first with api.unblock_resource.');
  end;
  return query select r.* from unnest(v_rows) as r;
end
$$;

comment on function api.block_resource(text, text, timestamp, timestamp, boolean) is
  'Takes a table out of use between two of the venue''s wall-clock times and seats elsewhere whoever had it: one row '
  'for each booking with what becomes of it. By default a dry run that changes nothing; call with p_is_dry_run => false '
  'to apply. Errors: RS001 invalid_argument, RS003 wrong_isolation_level, RS004 venue_unknown, RS040 busy, RS051 '
  'table_in_use, RS052 already_blocked.';

revoke execute on function api.block_resource(text, text, timestamp, timestamp, boolean) from public;
grant execute on function api.block_resource(text, text, timestamp, timestamp, boolean)
  to holdfast_service, holdfast_staff;
