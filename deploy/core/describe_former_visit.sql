-- Deploy holdfast:core/describe_former_visit to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.describe_former_visit(p_booking_id bigint)
returns jsonb
language plpgsql
stable
as $$
begin
  return (
    select jsonb_build_object(
      'starts_at', lower((k.from_visit).during),
      'ends_at', upper((k.from_visit).during),
      'booking_date', (k.from_visit).starts_local::date,
      'start_time', to_char((k.from_visit).starts_local, 'HH24:MI'),
      'end_time', to_char(upper((k.from_visit).during) at time zone v.timezone, 'HH24:MI'),
      'party_size', (k.from_visit).party_size,
      'seating_preference', (k.from_visit).seating_preference,
      'is_kept', k.policy = 'keep'
    )
    from core.booking_change as k
    inner join core.booking as b on b.booking_id = k.booking_id
    inner join core.venue as v on v.venue_id = b.venue_id
    where k.booking_id = p_booking_id and k.outcome = 'pending'
  );
end
$$;

comment on function core.describe_former_visit(bigint) is
  'What a booking was before the change that is under way, and whether that is kept for it; null without one.';

revoke execute on function core.describe_former_visit(bigint) from public;

commit;
