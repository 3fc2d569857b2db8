-- Deploy holdfast:core/give_up_deferred to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.give_up_deferred(p_message_ids bigint[], p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_breaker core.breaker;
begin
  -- A loop, because each venue is told of, once. Nearly always none has been open for so long.
  for v_breaker in
    select k.*
    from core.breaker as k
    inner join core.venue as v on v.venue_id = k.venue_id
    where k.opened_at + v.breaker_limit <= p_at
      and exists (select from core.list_claimed(p_message_ids) as c where c.venue_id = k.venue_id)
    for update of k
  loop
    perform core.review_deferred(v_breaker.venue_id, p_message_ids);
    if not v_breaker.is_alerted then
      update core.breaker as k set is_alerted = true where k.venue_id = v_breaker.venue_id;
      perform core.tell_breaker(v_breaker, 'circuit_alert');
      perform core.queue_desk_notification(v_breaker.venue_id, null, 'breaker_open', (
        select count(*)::integer + 1 from core.notification as n
        where n.venue_id = v_breaker.venue_id and n.kind = 'breaker_open'
      ), p_at);
    end if;
  end loop;
end
$$;

comment on function core.give_up_deferred(bigint[], timestamptz) is
  'Gives a person those of these bookings whose venue''s breaker has been open for longer than its limit, and says so: '
  'as an event, and to the venue.';

revoke execute on function core.give_up_deferred(bigint[], timestamptz) from public;

commit;
