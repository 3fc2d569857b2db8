-- Deploy holdfast:core/release_no_show to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.release_no_show(p_booking core.booking)
returns void
language plpgsql
volatile
as $$
begin
  perform core.expire_notifications(p_booking.booking_id);
  update core.booking as b
  set state = 'no_show', state_actor = core.name_actor(), state_reason = null,
    released_resource_ids = array(
      select distinct c.resource_id from core.claim as c where c.booking_id = b.booking_id order by c.resource_id
    )
  where b.booking_id = p_booking.booking_id;
  delete from core.claim as c where c.booking_id = p_booking.booking_id;
end
$$;

comment on function core.release_no_show(core.booking) is
  'Notes that nobody came, frees the tables, and remembers them for the case that somebody does. Under the day''s lock.';

revoke execute on function core.release_no_show(core.booking) from public;

commit;
