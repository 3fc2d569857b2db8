create or replace function core.offer_freed_time()
returns trigger
language plpgsql
volatile
as $$
begin
  perform core.wake_waiting(d.venue_id, d.service_date, d.resource_ids, d.during)
  from (
    select g.venue_id, g.service_date, array_agg(g.resource_id) as resource_ids, array_agg(g.during::tstzrange) as during
    from gone as g
    left join core.booking as b on b.booking_id = g.booking_id
    where upper(g.during) > statement_timestamp()
      -- Who only changes tables frees nothing: room was made by it.
      and (b.booking_id is null or b.state not in ('confirmed', 'seated'))
    group by g.venue_id, g.service_date
  ) as d;
  return null;
end
$$;

comment on function core.offer_freed_time() is
  'Trigger: tables that are given back are offered to those who wait for them.';

revoke execute on function core.offer_freed_time() from public;

create or replace trigger _200_freed_time_is_offered
after delete on core.claim
referencing old table as gone
for each statement execute function core.offer_freed_time();

comment on trigger _200_freed_time_is_offered on core.claim is
  'Whoever frees a table, and however, wakes those who wait for it.';
