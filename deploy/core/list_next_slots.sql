-- Deploy holdfast:core/list_next_slots to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_next_slots(
  p_visit core.visit_request,
  p_therapist_id bigint,
  p_exclude_id bigint,
  p_is_insider boolean,
  p_at timestamptz
)
returns jsonb
language plpgsql
stable
as $$
declare
  v_venue core.venue;
  v_reach integer;
  v_offers jsonb;
begin
  select v.* into strict v_venue from core.venue as v where v.venue_id = p_visit.venue_id;
  -- The same day first; the week around it only when that does not give three.
  foreach v_reach in array array[0, 7, 30] loop
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'date', n.starts_local::date,
      'time', to_char(n.starts_local, 'HH24:MI'),
      'fold', nullif(n.fold, 0),
      'startsAt', n.starts_at,
      'localStart', core.format_local(n.starts_at, v_venue.timezone),
      'therapists', core.name_resources(n.therapist_ids)
    )) order by n.starts_at), '[]')
    into v_offers
    from (
      select s.starts_local, s.starts_at, s.fold, s.therapist_ids
      from core.list_slots(
        v_venue, p_visit.service_date - v_reach, p_visit.service_date + v_reach,
        p_visit.service_id, core.count_units(p_visit.service_id, p_visit.party_size), p_therapist_id, p_exclude_id,
        p_is_insider, p_at
      ) as s
      where s.starts_at <> lower(p_visit.during)
      order by abs(extract(epoch from s.starts_at - lower(p_visit.during))), s.starts_at
      limit 3
    ) as n;
    exit when jsonb_array_length(v_offers) = 3;
  end loop;
  return v_offers;
end
$$;

comment on function core.list_next_slots(core.visit_request, bigint, bigint, boolean, timestamptz) is
'The three free slots nearest to a wish for an appointment, within a month: [{"date", "time", "startsAt", "localStart", '
  '"therapists"}], and fold 1 where it is the second of two equal times.';

revoke execute on function core.list_next_slots(core.visit_request, bigint, bigint, boolean, timestamptz) from public;

commit;
