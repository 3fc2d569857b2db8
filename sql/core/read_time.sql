create or replace function core.read_time(p_value jsonb)
returns interval
language sql
immutable
as $$
  select case
    when core.read_text(p_value) ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then make_interval(
      hours => left(core.read_text(p_value), 2)::integer,
      mins => right(core.read_text(p_value), 2)::integer
    )
  end;
$$;

comment on function core.read_time(jsonb) is
  'The time of day that a JSON value is ("HH:MM"), from midnight; null when it is anything else.';

revoke execute on function core.read_time(jsonb) from public;
