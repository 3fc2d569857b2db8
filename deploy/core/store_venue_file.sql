-- Deploy holdfast:core/store_venue_file to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_venue_file(p_venue jsonb, p_hash bytea, p_at timestamptz)
returns bigint
language plpgsql
volatile
as $$
declare
  v_venue_id bigint;
begin
  perform core.refuse_frozen_change(p_venue, p_at);
  v_venue_id := core.store_venue(p_venue, p_hash, p_at);
  perform core.store_venue_mail(v_venue_id, p_venue);
  perform core.store_rate_limit(v_venue_id, p_venue, p_at);
  perform core.store_aliases(v_venue_id, p_venue);
  perform core.store_hours(v_venue_id, p_venue);
  perform core.store_services(v_venue_id, p_venue);
  if core.read_text(p_venue -> 'kind') = 'practice' then
    perform core.store_practice(v_venue_id, p_venue);
    return v_venue_id;
  end if;
  perform core.store_service_times(v_venue_id, p_venue);
  perform core.rebuild_service_spans(v_venue_id);
  perform core.store_tables(v_venue_id, p_venue);
  perform core.store_adjacency(v_venue_id, p_venue);
  perform core.rebuild_seatings(v_venue_id);
  perform core.count_rivals(v_venue_id);
  delete from core.refused_search as r where r.venue_id = v_venue_id;
  -- After the seatings, which refer to zones.
  perform core.delete_empty_zones(v_venue_id, p_venue);
  return v_venue_id;
end
$$;

comment on function core.store_venue_file(jsonb, bytea, timestamptz) is
  'Makes a venue what a faultless venue file says and returns its key; bookings stay as they '
  'are. Errors: RS050 venue_frozen.';

revoke execute on function core.store_venue_file(jsonb, bytea, timestamptz) from public;

commit;
