-- Deploy holdfast:core/find_wish_fault to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_wish_fault(
  p_venue text,
  p_date date,
  p_time time,
  p_party integer,
  p_service text,
  p_seating text,
  p_fold integer
)
returns text
language sql
immutable
as $$
  -- One expression, because each call of a function that returns nothing is a statement of its own.
  select case
    when p_venue is null then 'venue'
    when core.is_workable_date(p_date) is not true then 'date'
    when (p_time < time '24:00') is not true then 'time'
    when (p_party between 1 and 1000) is not true then 'party'
    when p_service is null then 'service'
    when (p_seating in ('any', 'indoor', 'outdoor')) is not true then 'seating'
    when (p_fold in (0, 1)) is not true then 'fold'
  end;
$$;

comment on function core.find_wish_fault(text, date, time, integer, text, text, integer) is
  'The first argument of a wish that is missing or not valid in itself; null when all are.';

revoke execute on function core.find_wish_fault(text, date, time, integer, text, text, integer) from public;

commit;
