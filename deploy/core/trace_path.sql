-- Deploy holdfast:core/trace_path to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.trace_path(p_state text)
returns text[]
language sql
immutable
as $$
  select w.way[:array_position(w.way, p_state)]
  from (
    select case
      when p_state in ('held', 'expired') then array['held', 'expired']
      when p_state in ('failed', 'manual_review') then
        array['created', 'capacity_verified', 'assignment_pending', p_state]
      when p_state in ('cancelled', 'no_show') then
        array['created', 'capacity_verified', 'assignment_pending', 'assignment_in_progress', 'confirmed', p_state]
      else array[
        'created', 'capacity_verified', 'assignment_pending', 'assignment_in_progress', 'confirmed', 'seated', 'completed'
      ]
    end as way
  ) as w;
$$;

comment on function core.trace_path(text) is
  'The ordinary way to a state: what the history of a booking shows of which only the present state is known.';

revoke execute on function core.trace_path(text) from public;

commit;
