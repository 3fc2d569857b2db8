-- Deploy holdfast:core/give_up_hold to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.give_up_hold(p_booking_id bigint, p_reason text)
returns void
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'cancelled', hold_expires_at = null, state_actor = core.name_actor(), state_reason = p_reason
  where b.booking_id = p_booking_id and b.state = 'held';
  if found then
    delete from core.claim as c where c.booking_id = p_booking_id;
    delete from core.timer as t where t.booking_id = p_booking_id;
  end if;
end
$$;

comment on function core.give_up_hold(bigint, text) is
'Ends a hold and frees what it held; nothing when it is none any more. Under the day''s lock.';

revoke execute on function core.give_up_hold(bigint, text) from public;

commit;
