-- Deploy holdfast:core/judge_notification to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.judge_notification(p_notification core.notification, p_at timestamptz)
returns text
language plpgsql
stable
as $$
begin
  return (
    select case
      -- Nobody is told what is not true any more.
      when not coalesce(b.state = any (k.true_in), true) then 'expired'
      -- A reminder's time moves with the visit.
      when k.tried_at_least = interval '0' and lower(b.during) <= p_at then 'expired'
      -- The next e-mail of the kind tells the same, and later news.
      when exists (
        select from core.notification as l
        where l.booking_id = p_notification.booking_id and l.kind = p_notification.kind
          and l.version > p_notification.version and l.queued_at <= p_at
      ) then 'expired'
      when not m.is_sending or exists (
        select from core.mail_block as x
        where x.venue_id = a.venue_id and x.address_hash = core.hash_address(a.recipient_email)
          and (x.reason = 'bounced' or k.is_suppressible)
      ) then 'suppressed'
      when a.recipient_email is null then 'suppressed'
      when p_notification.deadline_at > p_at then 'sending'
      when p_notification.error is null then 'expired'
      else 'failed'
    end
    from core.address_notification(p_notification.notification_id) as a
    inner join core.notification_kind as k on k.kind = p_notification.kind
    inner join core.venue_mail as m on m.venue_id = a.venue_id
    left join core.booking as b on b.booking_id = p_notification.booking_id
  );
end
$$;

comment on function core.judge_notification(core.notification, timestamptz) is
  'What is to be done with an e-mail that waits: sending (send it), expired (no longer true, or no use), suppressed '
  '(the venue or the address wants none), failed (it was tried until its deadline).';

revoke execute on function core.judge_notification(core.notification, timestamptz) from public;

commit;
