-- Deploy holdfast:core/block_address to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.block_address(p_notification_id bigint, p_reason text, p_at timestamptz)
returns void
language sql
volatile
as $$
  insert into core.mail_block (venue_id, address_hash, reason, created_at)
  select a.venue_id, core.hash_address(a.recipient_email), p_reason, p_at
  from core.address_notification(p_notification_id) as a
  where a.recipient_email is not null
  on conflict do nothing;
$$;

comment on function core.block_address(bigint, text, timestamptz) is
  'Puts the address of an e-mail on its venue''s list: bounced or unsubscribed.';

revoke execute on function core.block_address(bigint, text, timestamptz) from public;

commit;
