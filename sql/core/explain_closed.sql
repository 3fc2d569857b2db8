create or replace function core.explain_closed(
  p_venue core.venue,
  p_service_id bigint,
  p_service_date date,
  p_start interval,
  p_party integer
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
      concat_ws(' to ', core.format_time(g.first), case when g.last > g.first then core.format_time(g.last) end),
      ' and ' order by g.first
    ),
    max(g.last) filter (where p_start > s.last_seating and p_start < s.end_of_starts)
  into v_hours, v_last
  from core.list_service_spans(p_venue.venue_id, p_service_date, p_venue.special_dates) as s
  cross join lateral (select extract(epoch from p_venue.slot_length) as slot) as v
  -- The first and the last start on the grid that would be taken: before the end of the window, no later than the last
  -- seating, and over by a closing that is firm.
  cross join lateral (
    select
      ceil(extract(epoch from s.first_start) / v.slot) * p_venue.slot_length as first,
      least(
        ceil(extract(epoch from s.end_of_starts) / v.slot) - 1,
        floor(extract(epoch from s.last_seating) / v.slot),
        case when p_venue.is_closing_firm then
          floor(extract(epoch from s.last_end - p_venue.buffer_length
            - core.get_turn_length(s.turn_lengths, s.is_last_turn_open, p_party)) / v.slot)
        end
      ) * p_venue.slot_length as last
  ) as g
  where s.service_id = p_service_id and g.first <= g.last;
  if v_last is not null then
    perform core.raise_refusal('RS011', 'this is past the last seating',
      jsonb_build_object('field', 'time', 'lastSeating', core.format_time(v_last)),
      format('Ask for %s or earlier.', core.format_time(v_last)));
  end if;
  perform core.raise_refusal('RS010', 'this is not offered at that time',
    jsonb_build_object('field', 'time', 'date', p_service_date, 'offered', v_hours),
    coalesce(
      'On that day it can start from ' || v_hours || '.', 'It is not offered on that day; ask for another day.'));
end
$$;

comment on function core.explain_closed(core.venue, bigint, date, interval, integer) is
  'Raises why a service cannot start then for such a party: RS011 past_last_seating, else RS010 closed.';

revoke execute on function core.explain_closed(core.venue, bigint, date, interval, integer) from public;
