create or replace function core.is_workable_date(p_date date)
returns boolean
language sql
immutable
as $$
  -- One expression, which is inlined. Years of four digits: what clients can say, far from where times overflow.
  select p_date between date '0001-01-01' and date '9999-12-31';
$$;

comment on function core.is_workable_date(date) is
  'Whether a date is one that can be reckoned with: neither infinite nor so far away that times overflow; null for null.';

revoke execute on function core.is_workable_date(date) from public;
