create or replace function core.store_venue_mail(p_venue_id bigint, p_venue jsonb)
returns void
language sql
volatile
as $$
  insert into core.venue_mail (venue_id, colour, locale, desk_email, reminder_lead, hold_notice_lead, tells_moves)
  select
    p_venue_id,
    core.read_text(m.mail -> 'colour'),
    coalesce(core.read_text(m.mail -> 'language'), 'en'),
    lower(core.read_text(m.mail -> 'desk')),
    nullif(make_interval(hours => coalesce(core.read_whole(m.mail -> 'reminder_hours'), 24)), interval '0'),
    nullif(make_interval(mins => coalesce(core.read_whole(m.mail -> 'hold_notice_minutes'), 0)), interval '0'),
    coalesce(core.read_boolean(m.mail -> 'tell_moves'), false)
  from (select p_venue -> 'mail' as mail) as m
  on conflict (venue_id) do update set
    colour = excluded.colour,
    locale = excluded.locale,
    desk_email = excluded.desk_email,
    reminder_lead = excluded.reminder_lead,
    hold_notice_lead = excluded.hold_notice_lead,
    tells_moves = excluded.tells_moves;
$$;

comment on function core.store_venue_mail(bigint, jsonb) is
  'Stores what a faultless venue file says of its e-mails, with the defaults; whether any are sent stays as it is.';

revoke execute on function core.store_venue_mail(bigint, jsonb) from public;
