create or replace function core.list_instants(p_local timestamp, p_timezone text)
returns setof timestamptz
language sql
stable
as $$
  -- None in a gap of the clock, two in a fold; an ordinary time, nearly every one, costs no call.
  select p_local at time zone p_timezone where core.is_ordinary_time(p_local, p_timezone)
  union all
  select distinct core.resolve_local_time(p_local, p_timezone, f.fold)
  from (values (0), (1)) as f(fold)
  where not core.is_ordinary_time(p_local, p_timezone);
$$;

comment on function core.list_instants(timestamp, text) is
  'The instants at which a venue''s clock shows this time: none (null) when it is skipped, two when it comes twice.';

revoke execute on function core.list_instants(timestamp, text) from public;
