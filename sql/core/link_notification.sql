create or replace function core.link_notification(
  p_notification core.notification,
  p_kind core.notification_kind,
  p_at timestamptz
)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_manage_url text;
begin
  if p_notification.booking_id is null or p_kind.recipient <> 'guest' then
    return '{}'::jsonb;
  end if;
  v_manage_url := core.make_guest_link(p_notification.booking_id, p_at);
  return jsonb_build_object(
    'manage_url', v_manage_url,
    'unsubscribe_url', case when p_kind.is_suppressible then replace(v_manage_url, '/manage/', '/unsubscribe/') end);
end
$$;

comment on function core.link_notification(core.notification, core.notification_kind, timestamptz) is
  'The links of an e-mail to a guest: to manage the booking, and to unsubscribe where the kind is not needed for it. '
  'Nobody else''s e-mail may hold them.';

revoke execute on function core.link_notification(core.notification, core.notification_kind, timestamptz) from public;
