-- Deploy holdfast:api/list_review to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.list_review(p_venue text default null)
returns table (
  venue_slug text,
  reference text,
  state_version integer,
  booking_date date,
  start_time time,
  party_size integer,
  seating_preference text,
  reason text,
  explanation text,
  attempt_count integer,
  age interval,
  waited interval,
  time_left interval,
  suggestions jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_slug text := case when p_venue is not null then (core.find_venue(p_venue)).slug end;
begin
  return query
    select
      q.venue, q.reference, b.state_version, q.starts_local::date, q.starts_local::time, q.party_size,
      q.seating_preference, q.reason, q.explanation, q.attempt_count, q.age, q.waited, q.time_left, q.suggestions
    from ops.manual_review_queue as q
    inner join core.booking as b on b.booking_id = q.booking_id
    where v_slug is null or q.venue = v_slug
    order by q.time_left, q.booking_id;
end
$$;

comment on function api.list_review(text) is
  'The bookings of a venue, or of all, about which a person has to decide, the most urgent first, with what would fit: '
  'ops.manual_review_queue. Errors: RS004 venue_unknown.';

revoke execute on function api.list_review(text) from public;
grant execute on function api.list_review(text) to holdfast_service, holdfast_staff;

commit;
