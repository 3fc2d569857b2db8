-- Deploy holdfast:core/list_service_spans to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.list_service_spans(p_venue_id bigint, p_service_date date, p_special_dates date[])
returns table (
  service_id bigint,
  service_code text,
  first_start interval,
  end_of_starts interval,
  last_seating interval,
  last_end interval,
  turn_lengths interval[],
  is_last_turn_open boolean
)
language sql
stable
as $$
  select
    s.service_id, s.service_code, s.first_start, s.end_of_starts, s.last_seating, s.last_end, s.turn_lengths,
    s.is_last_turn_open
  from core.service_span as s
  where s.venue_id = p_venue_id
    and s.weekday = core.get_span_weekday(p_special_dates, p_service_date)
    and (s.service_date is null or s.service_date = p_service_date);
$$;

comment on function core.list_service_spans(bigint, date, date[]) is
  'When each service may be started on a service day, from the day''s midnight: first_start <= start < end_of_starts '
  'and start <= last_seating; nobody can use a table after last_end. A special day replaces the hours of the week. '
  'turn_lengths are by party size, from 1 on; with is_last_turn_open the last holds for all larger parties.';

revoke execute on function core.list_service_spans(bigint, date, date[]) from public;

commit;
