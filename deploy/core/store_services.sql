-- Deploy holdfast:core/store_services to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_services(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  insert into core.service as s (venue_id, code, name)
  select p_venue_id, f.code, f.name
  from core.read_services(p_venue) as f
  on conflict (venue_id, code) do update set name = excluded.name, is_active = true
  where (s.name, s.is_active) is distinct from (excluded.name, true);

  -- Bookings refer to services, so that one is never deleted.
  update core.service as s
  set is_active = false
  where s.venue_id = p_venue_id
    and s.is_active
    and s.code not in (select f.code from core.read_services(p_venue) as f);
end
$$;

comment on function core.store_services(bigint, jsonb) is
  'Makes a venue''s services those of a faultless venue file: a code keeps its key, what has '
  'vanished is no longer active.';

revoke execute on function core.store_services(bigint, jsonb) from public;

commit;
