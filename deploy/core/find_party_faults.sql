-- Deploy holdfast:core/find_party_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_party_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with turn as (
    select
      t.path,
      t.code,
      t.party_min,
      max(t.party_limit) over (
        partition by t.code order by t.party_min rows between unbounded preceding and 1 preceding
      ) as limit_before,
      bool_or(t.party_min is null or t.party_limit is null) over (partition by t.code) as is_faulty
    from core.read_turn_times(p_venue) as t
  ),
  party (path, party_min, party_max) as (
    select t.path, t.party_min, t.party_max from core.read_turn_times(p_venue) as t
    union all
    select t.path, t.party_min, t.party_max from core.read_tables(p_venue) as t
    union all
    select c.path, c.party_min, c.party_max from core.read_combinations(p_venue) as c
  )
  select p.path || '.party_max', 'must not be below party_min'
  from party as p
  where p.party_min > p.party_max
  union all
  select
    t.path || '.party_min',
    format('leaves parties of %s without a turn time', concat_ws(
      ' to ', t.limit_before + 1, case when t.party_min > t.limit_before + 2 then t.party_min - 1 end))
  from turn as t
  where not t.is_faulty and t.party_min > t.limit_before + 1;
$$;

comment on function core.find_party_faults(jsonb) is
  'Every party range of a venue file that ends before it begins, and every gap between a '
  'service''s turn times.';

revoke execute on function core.find_party_faults(jsonb) from public;

commit;
