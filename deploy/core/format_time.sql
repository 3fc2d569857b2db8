-- Deploy holdfast:core/format_time to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.format_time(p_time interval)
returns text
language sql
immutable
as $$
  select to_char(time '00:00' + p_time, 'HH24:MI');
$$;

comment on function core.format_time(interval) is
  'A time of a service day, told from its midnight, as a clock shows it: 25:30 is 01:30.';

revoke execute on function core.format_time(interval) from public;

commit;
