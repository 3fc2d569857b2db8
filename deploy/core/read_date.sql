-- Deploy holdfast:core/read_date to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_date(p_value jsonb)
returns date
language sql
immutable
as $$
  select case
    when t.day ~ '^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then case
      -- Counted from the month's first, a day that does not exist falls into the next month.
      when to_char(f.first_of_month + right(t.day, 2)::integer - 1, 'YYYY-MM-DD') = t.day
      then f.first_of_month + right(t.day, 2)::integer - 1
    end
  end
  from (select core.read_text(p_value) as day) as t
  cross join lateral (
    select case
      when t.day ~ '^2[0-9]{3}-(0[1-9]|1[0-2])-'
      then make_date(left(t.day, 4)::integer, substr(t.day, 6, 2)::integer, 1)
    end as first_of_month
  ) as f;
$$;

comment on function core.read_date(jsonb) is
  'The date that a JSON value is ("YYYY-MM-DD", from the year 2000 on); null when it is anything '
  'else.';

revoke execute on function core.read_date(jsonb) from public;

commit;
