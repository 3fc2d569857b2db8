create or replace function core.describe_notification(p_notification_id bigint)
returns jsonb
language plpgsql
stable
as $$
begin
  return (
    select jsonb_build_object(
      'message_key', n.kind || '.' || n.notification_id || '.' || coalesce(lower(b.reference), v.slug),
      'recipient', k.recipient,
      'version', n.version,
      'invitation', case
        when k.invitation = 'request' then k.invitation
        -- Only who was invited is disinvited.
        when exists (
          select from core.notification as i
          inner join core.notification_kind as j on j.kind = i.kind and j.invitation = 'request'
          where i.booking_id = n.booking_id and i.status in ('sending', 'sent')
        ) then k.invitation
      end,
      'venue', v.contact || jsonb_build_object('slug', v.slug, 'name', v.name, 'kind', v.kind, 'colour', m.colour),
      'timezone', v.timezone,
      'request_id', b.request_id
    ) || coalesce(core.describe_visit(b), '{}')
    from core.notification as n
    inner join core.notification_kind as k on k.kind = n.kind
    left join core.booking as b on b.booking_id = n.booking_id
    inner join core.venue as v on v.venue_id = coalesce(b.venue_id, n.venue_id)
    inner join core.venue_mail as m on m.venue_id = v.venue_id
    where n.notification_id = p_notification_id
  );
end
$$;

comment on function core.describe_notification(bigint) is
  'What an e-mail''s template needs: the venue, and the booking in the venue''s own terms; message_key is the same at '
  'every try.';

revoke execute on function core.describe_notification(bigint) from public;
