create or replace function core.tell_availability(p_venue_id bigint, p_service_date date)
returns void
language plpgsql
volatile
as $$
begin
  if exists (select from pgmq.topic_bindings) then
    perform core.send_event('availability.changed', jsonb_build_object(
      'event', 'availability.changed',
      'venue_id', p_venue_id,
      'service_date', p_service_date,
      'at', clock_timestamp()
    ));
  end if;
end
$$;

comment on function core.tell_availability(bigint, date) is
  'Sends availability.changed for a service day, so that whoever keeps a snapshot reads it again.';

revoke execute on function core.tell_availability(bigint, date) from public;
