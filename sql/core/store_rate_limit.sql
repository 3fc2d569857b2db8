create or replace function core.store_rate_limit(p_venue_id bigint, p_venue jsonb, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_per_minute integer := core.read_whole(p_venue -> 'policy' -> 'assignments_per_minute');
begin
  if v_per_minute is null then
    delete from core.rate_limit as r where r.venue_id = p_venue_id;
    return;
  end if;
  insert into core.rate_limit as r (venue_id, per_minute, window_at)
  values (p_venue_id, v_per_minute, p_at)
  on conflict (venue_id) do update set per_minute = excluded.per_minute;
end
$$;

comment on function core.store_rate_limit(bigint, jsonb, timestamptz) is
  'Stores how many bookings of a venue are begun in a minute, as its file says; no limit, no row.';

revoke execute on function core.store_rate_limit(bigint, jsonb, timestamptz) from public;
