create or replace function core.describe_booking(p_booking_id bigint, p_with_personal_data boolean)
returns api.booking_view
language plpgsql
stable
as $$
declare
  v_view api.booking_view;
begin
  select
    b.booking_id,
    b.reference,
    s.status,
    b.state,
    b.state_version,
    v.slug,
    v.name,
    v.timezone,
    b.starts_local::date,
    b.starts_local::time,
    (upper(b.during) at time zone v.timezone)::time,
    lower(b.during),
    upper(b.during),
    b.party_size,
    e.code,
    b.seating_preference,
    case when p_with_personal_data then b.notes end,
    case when p_with_personal_data then c.name end,
    case when p_with_personal_data then c.email end,
    case when p_with_personal_data then c.phone end,
    -- Only these states hold tables.
    case when b.state in ('held', 'confirmed', 'seated') then core.describe_tables(b.booking_id) else '[]' end,
    b.state_reason,
    b.hold_expires_at,
    b.created_at,
    case when b.changing_from is null then '[]' else core.describe_former_tables(b.booking_id) end,
    case when b.changing_from is not null then (
      select k.reference from core.booking_change as k where k.booking_id = b.booking_id and k.outcome = 'pending'
    ) end,
    case when b.state = 'failed' then (
      select (a.plans -> 'alternatives')::jsonb
      from core.booking_attempt as a
      where a.booking_id = b.booking_id and a.number = b.attempt_count
    ) end
  into v_view
  from core.booking as b
  inner join core.booking_state as s on s.state = b.state
  inner join core.venue as v on v.venue_id = b.venue_id
  inner join core.service as e on e.service_id = b.service_id
  left join core.customer as c on c.customer_id = b.customer_id
  where b.booking_id = p_booking_id;
  return v_view;
end
$$;

comment on function core.describe_booking(bigint, boolean) is 'A booking as its callers see it.';

revoke execute on function core.describe_booking(bigint, boolean) from public;
