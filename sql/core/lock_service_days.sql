create or replace function core.lock_service_days(p_venue_id bigint, p_service_dates date[])
returns void
language plpgsql
volatile
as $$
declare
  v_service_date date;
begin
  -- A loop, because the order of the locks is what matters.
  for v_service_date in
    select distinct d.service_date from unnest(p_service_dates) as d(service_date)
    where d.service_date is not null
    order by 1
  loop
    perform core.lock_service_day(p_venue_id, v_service_date);
  end loop;
end
$$;

comment on function core.lock_service_days(bigint, date[]) is
  'core.lock_service_day for several days of one venue, in date order; nulls do not count.';

revoke execute on function core.lock_service_days(bigint, date[]) from public;
