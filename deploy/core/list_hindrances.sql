-- Deploy holdfast:core/list_hindrances to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_hindrances(
  p_venue core.venue,
  p_booking core.booking,
  p_plans jsonb,
  p_at timestamptz
)
returns jsonb
language plpgsql
stable
as $$
declare
  v_visit core.visit_request := core.recall_visit(p_booking);
begin
  -- The same wish was refused a moment ago, and nothing has been freed: its attempt tells.
  if p_plans ? 'known_refusal' then
    return jsonb '{}';
  end if;
  return jsonb_build_object('hindered', (
    select coalesce(jsonb_agg(h.hindrance order by h.place), '[]')
    from (
      select
        jsonb_build_object(
          'tables', e.tables, 'failed', e.reason, 'by', e.blocking_table, 'until', e.until_at
        ) as hindrance,
        row_number() over (order by e.until_at, e.rank) as place
      from core.explain_seatings(p_venue, v_visit, p_at) as e
      where e.reason not in ('too_small', 'too_large', 'setting', 'available')
      order by e.until_at, e.rank
      limit 5
    ) as h
  ));
end
$$;

comment on function core.list_hindrances(core.venue, core.booking, jsonb, timestamptz) is
  'The five seatings that a booking could have soonest, and what is in the way of each: {"hindered": [{"tables", '
  '"failed", "by", "until"}]}.';

revoke execute on function core.list_hindrances(core.venue, core.booking, jsonb, timestamptz) from public;

commit;
