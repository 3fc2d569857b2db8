create or replace function core.describe_attempt(p_attempt core.booking_attempt)
returns jsonb
language plpgsql
stable
as $$
declare
  v_plans jsonb := p_attempt.plans;
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'number', p_attempt.number,
    'at', p_attempt.at,
    'outcome', p_attempt.outcome,
    'reason', p_attempt.reason,
    'strategy', p_attempt.strategy,
    'tables', core.name_tables(v_plans -> 'tables'),
    'parts', v_plans -> 'parts',
    'considered', (
      select jsonb_agg(
        jsonb_build_object(
          'tables', core.name_tables(c.plan -> 'tables'), 'score', c.plan -> 'score',
          -- What was considered and not had was taken by somebody else at that moment.
          'failed', case when not v_plans ? 'tables' then 'taken' end)
        order by c.place)
      from jsonb_array_elements(v_plans -> 'considered') with ordinality as c(plan, place)
    ),
    'moves', (
      select jsonb_agg(
        jsonb_build_object(
          'reference', b.reference,
          'from', core.name_tables(m.move -> 'from'),
          'to', core.name_tables(m.move -> 'to'))
        order by m.place)
      from jsonb_array_elements(nullif(v_plans -> 'moves', 'null')) with ordinality as m(move, place)
      inner join core.booking as b on b.booking_id = (m.move ->> 'booking')::bigint
    ),
    'hindered', v_plans -> 'hindered',
    'alternatives', v_plans -> 'alternatives',
    'probes', v_plans -> 'probes',
    'lockWaitMs', round(extract(epoch from p_attempt.lock_wait) * 1000, 3),
    'durationMs', round(extract(epoch from p_attempt.duration) * 1000, 3)
  ));
end
$$;

comment on function core.describe_attempt(core.booking_attempt) is 'An assignment attempt for people, with the tables'' labels.';

revoke execute on function core.describe_attempt(core.booking_attempt) from public;
