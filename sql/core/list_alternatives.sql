create or replace function core.list_alternatives(
  p_visit core.visit_request,
  p_is_insider boolean,
  p_at timestamptz
)
returns jsonb
language plpgsql
stable
as $$
begin
  if exists (select from core.venue as v where v.venue_id = p_visit.venue_id and v.kind = 'practice') then
    return core.list_next_slots(p_visit, null, null, p_is_insider, p_at);
  end if;
  return (
    select coalesce(
      jsonb_agg(
        jsonb_strip_nulls(jsonb_build_object(
          'date', a.starts_local::date,
          'time', to_char(a.starts_local, 'HH24:MI'),
          'fold', nullif(core.get_fold(a.starts_local, a.starts_at, a.timezone), 0),
          'startsAt', a.starts_at
        ))
        order by a.starts_at
      ),
      '[]'
    )
    from (
      select f.starts_local, f.starts_at, v.timezone
      from core.venue as v
      cross join lateral core.list_free_starts(
        v, p_visit.service_date, p_visit.party_size, p_visit.service_id, p_visit.seating_preference, null, p_is_insider, p_at
      ) as f
      where v.venue_id = p_visit.venue_id
      order by abs(extract(epoch from f.starts_at - lower(p_visit.during))), f.starts_at
      limit 3
    ) as a
  );
end
$$;

comment on function core.list_alternatives(core.visit_request, boolean, timestamptz) is
  'The three free starts of the same service day that are nearest to a wish: [{"date", "time", "startsAt"}], and fold 1 '
  'where it is the second of two equal times; of a practice the nearest slots within a month.';

revoke execute on function core.list_alternatives(core.visit_request, boolean, timestamptz) from public;
