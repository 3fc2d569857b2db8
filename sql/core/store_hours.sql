create or replace function core.store_hours(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  delete from core.opening_hours as h where h.venue_id = p_venue_id;
  insert into core.opening_hours (venue_id, weekday, opens, closes)
  select p_venue_id, h.weekday, h.opens, h.closes
  from core.read_opening_hours(p_venue) as h;

  delete from core.special_day as d where d.venue_id = p_venue_id;
  insert into core.special_day (venue_id, service_date, opens, closes, windows_of, note)
  select p_venue_id, d.service_date, d.opens, d.closes, d.windows_of, d.note
  from core.read_special_days(p_venue) as d;
end
$$;

comment on function core.store_hours(bigint, jsonb) is
  'Replaces a venue''s opening hours and special days by those of a faultless venue file.';

revoke execute on function core.store_hours(bigint, jsonb) from public;
