-- Deploy holdfast:core/close_breakers to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.close_breakers(p_venue_ids bigint[], p_at timestamptz)
returns integer
language plpgsql
volatile
as $$
declare
  v_breaker core.breaker;
  v_count integer := 0;
begin
  -- A loop, because each is told of. What somebody else has locked the next success closes.
  for v_breaker in
    delete from core.breaker as k
    where k.venue_id = any (array(
      select o.venue_id from core.breaker as o where o.venue_id = any (p_venue_ids) for update skip locked
    ))
    returning k.*
  loop
    v_count := v_count + 1;
    if v_breaker.opened_at is not null then
      perform core.recall_deferred(v_breaker.venue_id, p_at);
      perform core.tell_breaker(v_breaker, 'circuit_closed');
    end if;
  end loop;
  return v_count;
end
$$;

comment on function core.close_breakers(bigint[], timestamptz) is
  'Forgets the failures of these venues, and takes up at once what was put off because of them; how many had any.';

revoke execute on function core.close_breakers(bigint[], timestamptz) from public;

commit;
