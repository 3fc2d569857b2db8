-- Deploy holdfast:core/is_past_cut_off to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.is_past_cut_off(p_booking core.booking, p_at timestamptz)
returns boolean
language sql
stable
as $$
  select p_at > v.guest_cut_off_at
  from (
    select least(lower(p_booking.during), lower((c.from_visit).during)) - v.guest_cut_off as guest_cut_off_at
    from core.venue as v
    left join core.booking_change as c on c.booking_id = p_booking.booking_id and c.outcome = 'pending'
    where v.venue_id = p_booking.venue_id
  ) as v;
$$;

comment on function core.is_past_cut_off(core.booking, timestamptz) is
  'Is it too late for the guest to change or cancel? While a change is under way the earlier of the two visits counts.';

revoke execute on function core.is_past_cut_off(core.booking, timestamptz) from public;

commit;
