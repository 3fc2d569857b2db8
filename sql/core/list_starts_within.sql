create or replace function core.list_starts_within(p_times tstzmultirange, p_service_id bigint)
returns tstzmultirange
language plpgsql
stable
as $$
begin
  return (
    select coalesce(range_agg(tstzrange(lower(o.span), upper(o.span) - t.turn_length, '[]')), '{}')
    from core.turn_time as t
    cross join unnest(p_times) as o(span)
    where t.service_id = p_service_id and lower(o.span) + t.turn_length <= upper(o.span)
  );
end
$$;

comment on function core.list_starts_within(tstzmultirange, bigint) is
'At which instants an appointment may begin so that it ends within these times.';

revoke execute on function core.list_starts_within(tstzmultirange, bigint) from public;
