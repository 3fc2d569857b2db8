-- Deploy holdfast:core/find_special_day_faults to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_special_day_faults(p_venue jsonb)
returns table (
  path text,
  message text
)
language sql
immutable
as $$
  with day as (
    select
      e.path || '.' || k.key as path,
      coalesce(jsonb_typeof(e.value -> 'closed'), 'null') as closed_type,
      coalesce(core.read_boolean(e.value -> 'closed'), false) as is_closed,
      coalesce(jsonb_typeof(e.value -> k.key), 'null') = 'null' as is_absent
    from core.list_entries('$.special_days', p_venue -> 'special_days') as e
    cross join (values ('open'), ('close')) as k (key)
    where jsonb_typeof(e.value) = 'object'
  )
  select
    d.path,
    case
      when d.is_closed then 'must be absent on a closed day'
      else 'is missing on a day that is not closed'
    end
  from day as d
  where d.closed_type in ('null', 'boolean') and d.is_closed <> d.is_absent;
$$;

comment on function core.find_special_day_faults(jsonb) is
  'Every special day of a venue file that is neither closed nor open, or both.';

revoke execute on function core.find_special_day_faults(jsonb) from public;

commit;
