-- Deploy holdfast:core/list_instants to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_instants(p_local timestamp, p_timezone text)
returns table (
  fold integer,
  starts_at timestamptz
)
language sql
stable
as $$
  -- An ordinary time, nearly every one, costs no call.
  select 0, p_local at time zone p_timezone where core.is_ordinary_time(p_local, p_timezone)
  union all
  select min(f.fold), i.starts_at
  from (values (0), (1)) as f(fold)
  cross join lateral core.resolve_local_time(p_local, p_timezone, f.fold) as i(starts_at)
  where not core.is_ordinary_time(p_local, p_timezone) and i.starts_at is not null
  group by i.starts_at;
$$;

comment on function core.list_instants(timestamp, text) is
  'The instants at which a venue''s clock shows this time: none when it is skipped, two when it comes twice, as fold 0 '
  'and 1.';

revoke execute on function core.list_instants(timestamp, text) from public;

commit;
