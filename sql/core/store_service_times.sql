create or replace function core.store_service_times(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  -- By an array, which is looked up in the index however little is known of the tables.
  delete from core.service_window as w
  where w.service_id = any (array(select s.service_id from core.service as s where s.venue_id = p_venue_id));
  insert into core.service_window (service_id, weekday, starts, ends)
  select s.service_id, f.weekday, f.starts, f.ends
  from core.read_service_windows(p_venue) as f
  inner join core.service as s on s.venue_id = p_venue_id and s.code = f.code;

  delete from core.turn_time as t
  where t.service_id = any (array(select s.service_id from core.service as s where s.venue_id = p_venue_id));
  insert into core.turn_time (service_id, party_min, party_max, turn_length)
  select s.service_id, f.party_min, f.party_max, f.turn_length
  from core.read_turn_times(p_venue) as f
  inner join core.service as s on s.venue_id = p_venue_id and s.code = f.code;
end
$$;

comment on function core.store_service_times(bigint, jsonb) is
  'Replaces the windows and turn times of a venue''s services by those of a faultless venue '
  'file.';

revoke execute on function core.store_service_times(bigint, jsonb) from public;
