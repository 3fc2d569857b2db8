-- Deploy holdfast:core/open_guest_link to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.open_guest_link(p_token text, p_at timestamptz)
returns bigint
language sql
stable
as $$
  select b.booking_id
  from core.guest_link as l
  inner join core.booking as b on b.booking_id = l.booking_id
  left join core.booking_change as c on c.booking_id = b.booking_id and c.outcome = 'pending'
  where l.token_hash = sha256(convert_to(p_token, 'UTF8'))
    and l.revoked_at is null
    and p_at < greatest(upper(b.during), upper((c.from_visit).during));
$$;

comment on function core.open_guest_link(text, timestamptz) is
  'The booking that a guest''s token opens; null when it is unknown, revoked, or the visit is over.';

revoke execute on function core.open_guest_link(text, timestamptz) from public;

commit;
