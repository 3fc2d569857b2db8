-- Deploy holdfast:core/redrive_booking to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.redrive_booking(p_booking_id bigint)
returns text
language plpgsql
volatile
as $$
begin
  update core.booking as b
  set state = 'assignment_pending', state_actor = core.name_actor(), state_reason = 'requeued'
  where b.booking_id = p_booking_id and b.state = 'manual_review';
  if found then
    perform core.queue_assignment(p_booking_id);
    return 'redriven';
  end if;
  return 'nothing_to_do';
end
$$;

comment on function core.redrive_booking(bigint) is
  'Puts a booking of which a dead letter tells back to waiting: redriven, or nothing_to_do when it is not in review '
  'any more. Errors: RS021 transition_refused.';

revoke execute on function core.redrive_booking(bigint) from public;

commit;
