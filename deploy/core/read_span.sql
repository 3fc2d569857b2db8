-- Deploy holdfast:core/read_span to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_span(p_start jsonb, p_end jsonb)
returns table (
  starts interval,
  ends interval
)
language sql
immutable
as $$
  select
    core.read_time(p_start),
    core.read_time(p_end) + case
      when core.read_time(p_end) <= core.read_time(p_start) then interval '24 hours'
      else interval '0'
    end;
$$;

comment on function core.read_span(jsonb, jsonb) is
  'Two times of day as one span from midnight of the service day; an end that is not later lies '
  'after midnight, beyond 24 hours.';

revoke execute on function core.read_span(jsonb, jsonb) from public;

commit;
