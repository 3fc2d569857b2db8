-- Deploy holdfast:core/name_breakdown to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.name_breakdown(p_error text)
returns text
language sql
immutable
as $$
  -- Who lost a race was in nobody's way for long: that is no failure of the venue's.
  select case
    when p_error like '55P03: %' then 'lock_timeout'
    when p_error like '57014: %' then 'statement_timeout'
    when not core.is_race_lost(p_error) then 'unexpected_error'
  end;
$$;

comment on function core.name_breakdown(text) is
  'Which kind of technical failure an error is, by the SQLSTATE that it begins with; null when it is none.';

revoke execute on function core.name_breakdown(text) from public;

commit;
