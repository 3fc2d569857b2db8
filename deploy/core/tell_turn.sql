-- Deploy holdfast:core/tell_turn to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.tell_turn()
returns trigger
language plpgsql
volatile
as $$
declare
  v_at timestamptz := clock_timestamp();
begin
  if new.state = 'assignment_pending' then
    perform core.tell_waiting(array[new.booking_id], v_at);
    return null;
  end if;
  perform core.queue_notification(
    new.booking_id,
    case
      when new.state = 'failed' then 'declined'
      when new.state = 'no_show' then 'no_show'
      when new.changing_from is null then 'manual_review'
      else 'modification_failed'
    end, v_at);
  if new.state = 'manual_review' then
    perform core.queue_desk_notification(
      new.venue_id, new.booking_id, 'review_needed', new.state_version, v_at);
  end if;
  return null;
end
$$;

comment on function core.tell_turn() is
  'Trigger: whoever takes a booking to a person, declines it, marks it as a no-show or finds no tables at first, the '
  'guest is told, and the venue when a person is needed.';

revoke execute on function core.tell_turn() from public;

-- The condition is all that a confirmation pays for it.
create or replace trigger _300_turn_is_told
after update of state on core.booking
for each row
when (
  new.state <> old.state and new.state in ('manual_review', 'failed', 'no_show')
  -- Whose turn comes in a moment need not hear of it: core.heed_rate_limits tells those who wait for longer.
  or new.state = 'assignment_pending' and new.attempt_count > old.attempt_count and new.changing_from is null
    and new.state_reason is distinct from 'rate_limited'
)
execute function core.tell_turn();

comment on trigger _300_turn_is_told on core.booking is 'Nobody is left waiting without a word.';

commit;
