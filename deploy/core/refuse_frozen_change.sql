-- Deploy holdfast:core/refuse_frozen_change to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_frozen_change(p_venue jsonb, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_venue_id bigint;
  v_field text;
begin
  select
    v.venue_id,
    case
      when v.kind <> core.read_text(p_venue -> 'kind') then '$.kind'
      when v.timezone <> core.read_text(p_venue -> 'timezone') then '$.timezone'
      else '$.policy.service_day_starts_at'
    end
  into v_venue_id, v_field
  from core.venue as v
  cross join core.read_venue_policy(p_venue) as p
  where v.slug = core.read_text(p_venue -> 'slug')
    and (
      v.kind <> core.read_text(p_venue -> 'kind')
      or v.timezone <> core.read_text(p_venue -> 'timezone')
      or v.day_starts_at <> p.day_starts_at
    );
  if not found then
    return;
  end if;
  -- Waits for bookings that are being made: each shares the venue until it commits (core.share_venue).
  perform pg_advisory_xact_lock(hashint8(v_venue_id), -1);
  if exists (
    select from core.claim as c
    where c.venue_id = v_venue_id
      and upper(c.during) > p_at
      and (c.expires_at is null or c.expires_at > p_at)
  ) or exists (
    select from core.booking as b
    inner join core.booking_state as t on t.state = b.state
    where b.venue_id = v_venue_id
      and upper(b.occupied) > p_at
      and not t.is_final
      and (b.hold_expires_at is null or b.hold_expires_at > p_at)
  ) then
    perform core.raise_refusal('RS050',
      'the venue has future bookings, which were made by its present kind and clock',
      jsonb_build_object('path', v_field),
      'Keep the kind, the time zone and the cut-off of the service day, or cancel future bookings first.');
  end if;
end
$$;

comment on function core.refuse_frozen_change(jsonb, timestamptz) is
  'Refuses another kind, time zone or cut-off for a venue with bookings or claims after p_at. Errors: '
  'RS050 venue_frozen.';

revoke execute on function core.refuse_frozen_change(jsonb, timestamptz) from public;

commit;
