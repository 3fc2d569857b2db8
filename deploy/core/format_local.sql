-- Deploy holdfast:core/format_local to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.format_local(p_at timestamptz, p_timezone text)
returns text
language sql
stable
as $$
  select to_char(p_at at time zone p_timezone, 'YYYY-MM-DD"T"HH24:MI:SS')
    || case when (p_at at time zone p_timezone) < (p_at at time zone 'UTC') then '-' else '+' end
    || to_char(
      greatest((p_at at time zone p_timezone) - (p_at at time zone 'UTC'),
        (p_at at time zone 'UTC') - (p_at at time zone p_timezone)),
      'HH24:MI'
    );
$$;

comment on function core.format_local(timestamptz, text) is
'An instant as the wall clock of a time zone shows it, with its offset: 2026-05-05T10:00:00-04:00.';

revoke execute on function core.format_local(timestamptz, text) from public;

commit;
