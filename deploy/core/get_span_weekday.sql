-- Deploy holdfast:core/get_span_weekday to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_span_weekday(p_special_dates date[], p_service_date date)
returns smallint
language sql
immutable
as $$
  -- One expression, which is inlined.
  select case
    when p_service_date = any (p_special_dates) then 0 else extract(isodow from p_service_date)
  end::smallint;
$$;

comment on function core.get_span_weekday(date[], date) is
  'Under which weekday core.service_span has the hours of a service day: 0 for one of the venue''s special days.';

revoke execute on function core.get_span_weekday(date[], date) from public;

commit;
