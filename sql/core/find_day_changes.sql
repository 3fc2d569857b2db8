create or replace function core.find_day_changes(
  p_venue core.venue,
  p_run core.optimization_run,
  p_at timestamptz
)
returns text[]
language sql
stable
as $$
  with now_ as (
    select f.subject, f.fact from core.list_day_facts(p_venue, p_run.service_date, p_at) as f
  ),
  then_ as (
    select s.key as subject, s.value as fact from jsonb_each_text(p_run.snapshot) as s
  ),
  change as (
    select case
      when t.fact is null then format('%s is new', n.subject)
      when n.fact is null then format('%s is gone', t.subject)
      else format('%s has changed', n.subject)
    end as words
    from now_ as n
    full join then_ as t on t.subject = n.subject
    where n.fact is distinct from t.fact
    union all
    -- Nothing has changed but the time: who is to be moved must still be movable, who waits still to come.
    select format('%s is about to start', b.reference)
    from jsonb_to_recordset(p_run.plan) as p(booking bigint, "from" jsonb, "to" jsonb)
    inner join core.booking as b on b.booking_id = p.booking
    where p."from" <> p."to"
      and lower(b.during) <= p_at + case when p."from" = '[]' then interval '0' else p_venue.move_cut_off end
  )
  -- A dozen say enough.
  select array_agg(case when c.place <= 12 then c.words else format('and %s more', c.total - 12) end order by c.place)
  from (
    select k.words, row_number() over (order by k.words) as place, count(*) over () as total from change as k
  ) as c
  where c.place <= 13;
$$;

comment on function core.find_day_changes(core.venue, core.optimization_run, timestamptz) is
  'What speaks against applying a run: what has changed on its day since it was made, in words; null when nothing has.';

revoke execute on function core.find_day_changes(core.venue, core.optimization_run, timestamptz) from public;
