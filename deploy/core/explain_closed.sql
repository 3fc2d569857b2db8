-- Deploy holdfast:core/explain_closed to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.explain_closed(
  p_venue_id bigint,
  p_service_id bigint,
  p_service_date date,
  p_start interval
)
returns void
language plpgsql
stable
as $$
declare
  v_hours text;
  v_last interval;
begin
  select
    string_agg(
      format('%s to %s', to_char(time '00:00' + s.first_start, 'HH24:MI'), to_char(time '00:00' + l.start, 'HH24:MI')),
      ' and ' order by s.first_start
    ),
    max(s.last_seating) filter (where p_start > s.last_seating and p_start < s.end_of_starts)
  into v_hours, v_last
  from core.venue as v
  cross join lateral core.list_service_spans(v.venue_id, p_service_date, v.special_dates) as s
  cross join lateral (
    -- The last start on the grid: before the end of the window, and no later than the last seating.
    select least(
      (ceil(extract(epoch from s.end_of_starts) / extract(epoch from v.slot_length)) - 1) * v.slot_length,
      s.last_seating
    ) as start
  ) as l
  where v.venue_id = p_venue_id and s.service_id = p_service_id;
  if v_last is not null then
    perform core.raise_refusal('RS011', 'this is past the last seating',
      jsonb_build_object('field', 'time', 'lastSeating', to_char(time '00:00' + v_last, 'HH24:MI')),
      format('Ask for %s or earlier.', to_char(time '00:00' + v_last, 'HH24:MI')));
  end if;
  perform core.raise_refusal('RS010', 'this is not offered at that time',
    jsonb_build_object('field', 'time', 'date', p_service_date, 'offered', v_hours),
    coalesce(format('On that day it can start from %s.', v_hours), 'It is not offered on that day; ask for another day.'));
end
$$;

comment on function core.explain_closed(bigint, bigint, date, interval) is
  'Raises why a service cannot start then: RS011 past_last_seating, else RS010 closed.';

revoke execute on function core.explain_closed(bigint, bigint, date, interval) from public;

commit;
