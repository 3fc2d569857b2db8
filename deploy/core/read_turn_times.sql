-- Deploy holdfast:core/read_turn_times to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_turn_times(p_venue jsonb)
returns table (
  path text,
  code text,
  party_min integer,
  party_max integer,
  party_limit integer,
  turn_length interval
)
language sql
immutable
as $$
  select
    e.path,
    m.code,
    core.read_whole(e.value -> 'party_min'),
    core.read_whole(e.value -> 'party_max'),
    case coalesce(jsonb_typeof(e.value -> 'party_max'), 'null')
      when 'null' then 1000
      else core.read_whole(e.value -> 'party_max')
    end,
    make_interval(mins => core.read_whole(e.value -> 'minutes'))
  from jsonb_each(core.read_object(p_venue -> 'turn_minutes')) as m (code, turns)
  cross join lateral core.list_entries(core.extend_path('$.turn_minutes', m.code), m.turns) as e;
$$;

comment on function core.read_turn_times(jsonb) is
  'The turn times of a venue file by service code; without a party_max the party_limit is 1000, '
  'the largest party that there is. Null where the file has a fault.';

revoke execute on function core.read_turn_times(jsonb) from public;

commit;
