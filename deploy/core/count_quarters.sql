-- Deploy holdfast:core/count_quarters to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.count_quarters(p_length interval, p_slot interval)
returns double precision
language sql
immutable
as $$
  -- Whole slots only: nobody can start within a rest that is shorter than the grid.
  select floor(date_part('epoch', p_length) / date_part('epoch', p_slot)) * date_part('epoch', p_slot) / 900;
$$;

comment on function core.count_quarters(interval, interval) is
  'A free time in quarter hours, counted in whole slots of the venue''s grid.';

revoke execute on function core.count_quarters(interval, interval) from public;

commit;
