create or replace function core.choose_resources(
  p_venue core.venue,
  p_visit core.visit_request,
  p_wanted bigint[],
  p_familiar bigint[],
  p_exclude_id bigint,
  p_at timestamptz
)
returns jsonb
language plpgsql
stable
as $$
declare
  v_units integer := core.count_units(p_visit.service_id, p_visit.party_size);
  v_plan jsonb;
begin
  with ranked as materialized (
    select r.resource_id, r.kind, r.score, r.parts,
      row_number() over (partition by r.kind order by r.resource_id = any (p_wanted) desc, r.score, r.resource_id) as place
    from core.rank_resources(p_venue, p_visit, p_familiar, p_exclude_id, p_at) as r
  ),
  chosen as materialized (
    select r.resource_id, r.kind, r.parts
    from ranked as r
    inner join core.service_need as n on n.service_id = p_visit.service_id and n.kind = r.kind
    where r.place <= n.resource_count * v_units
  )
  select jsonb_build_object(
    'considered', coalesce((
      select jsonb_agg(jsonb_build_object('tables', jsonb_build_array(r.resource_id), 'score', r.score)
        order by r.kind desc, r.place)
      from ranked as r
    ), '[]')
  ) || case
    when p_wanted <@ array(select c.resource_id from chosen as c)
      and (select count(*) from chosen) = (
        select sum(n.resource_count) * v_units from core.service_need as n where n.service_id = p_visit.service_id
      )
    then jsonb_build_object(
      'tables', (select jsonb_agg(c.resource_id order by c.kind desc, c.resource_id) from chosen as c),
      'parts', (
        select jsonb_object_agg(s.strategy, s.score)
        from (
          select p.strategy, sum(p.score::numeric) as score
          from chosen as c
          cross join lateral jsonb_each_text(c.parts) as p(strategy, score)
          group by p.strategy
        ) as s
      )
    )
    else '{}'
  end
  into v_plan;
  return v_plan;
end
$$;

comment on function core.choose_resources(core.venue, core.visit_request, bigint[], bigint[], bigint, timestamptz) is
'The best therapists and rooms for an appointment, p_wanted among them: {"tables", "parts", "considered": [{"tables", '
  '"score"}]} like a restaurant''s plan; without tables when there are not enough.';

revoke execute on function core.choose_resources(core.venue, core.visit_request, bigint[], bigint[], bigint, timestamptz) from public;
