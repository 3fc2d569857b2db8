-- Deploy holdfast:core/heed_breakers to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.heed_breakers(p_message_ids bigint[], p_at timestamptz)
returns bigint[]
language plpgsql
volatile
as $$
declare
  v_probed bigint[];
  v_held bigint[];
  v_until timestamptz[];
begin
  -- When its pause is over one message of a venue may go on: for the others another pause begins.
  with probed as (
    update core.breaker as k
    set probe_at = p_at + v.breaker_pause
    from core.venue as v
    where v.venue_id = k.venue_id and k.probe_at <= p_at
      and exists (select from core.list_claimed(p_message_ids) as c where c.venue_id = k.venue_id)
    returning k.venue_id
  )
  select array_agg(p.venue_id) into v_probed from probed as p;
  select array_agg(c.message_id), array_agg(k.probe_at) into v_held, v_until
  from core.list_claimed(p_message_ids) as c
  inner join core.breaker as k on k.venue_id = c.venue_id and k.opened_at is not null
  where not (c.place = 1 and c.venue_id = any (v_probed)) is true;
  if v_held is null then
    return p_message_ids;
  end if;
  perform core.defer_assignments(v_held, v_until, 'circuit_open', p_at);
  perform core.give_up_deferred(v_held, p_at);
  return array(select m.message_id from unnest(p_message_ids) as m(message_id) where m.message_id <> all (v_held));
end
$$;

comment on function core.heed_breakers(bigint[], timestamptz) is
  'Of leased messages of the assignment queue, those that may go on. While a venue''s breaker is open the others are put '
  'off, or go to a person when that has lasted too long.';

revoke execute on function core.heed_breakers(bigint[], timestamptz) from public;

commit;
