create or replace function core.phrase_times(p_times tstzmultirange, p_length interval, p_timezone text)
returns text
language sql
stable
as $$
  select string_agg(
    format(
      '%s to %s', to_char(lower(t.open) at time zone p_timezone, 'HH24:MI'),
      to_char((upper(t.open) - p_length) at time zone p_timezone, 'HH24:MI')
    ),
    ' and ' order by lower(t.open)
  )
  from unnest(p_times) as t(open)
  where lower(t.open) + p_length <= upper(t.open);
$$;

comment on function core.phrase_times(tstzmultirange, interval, text) is
'From when to when something of this length may start within these times, in words; null when it cannot.';

revoke execute on function core.phrase_times(tstzmultirange, interval, text) from public;
