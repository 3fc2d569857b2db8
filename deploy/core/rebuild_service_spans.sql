-- Deploy holdfast:core/rebuild_service_spans to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.rebuild_service_spans(p_venue_id bigint)
returns void
language plpgsql
volatile
as $$
begin
  delete from core.service_span as s where s.venue_id = p_venue_id;
  insert into core.service_span (
    venue_id, service_id, service_code, weekday, service_date, first_start, end_of_starts, last_seating, last_end,
    turn_lengths, is_last_turn_open
  )
  with hours as (
    select h.weekday, null::date as service_date, h.weekday as windows_of, h.opens, h.closes
    from core.opening_hours as h
    where h.venue_id = p_venue_id
    union all
    select 0, d.service_date, coalesce(d.windows_of, extract(isodow from d.service_date)), d.opens, d.closes
    from core.special_day as d
    where d.venue_id = p_venue_id and d.opens is not null
  )
  select
    p_venue_id, s.service_id, s.code, h.weekday, h.service_date, greatest(h.opens, w.starts), least(h.closes, w.ends),
    l.seating,
    case when v.is_closing_firm then h.closes else least(h.closes, w.ends, l.seating) + t.shortest end + v.buffer_length,
    array(
      select u.turn_length
      from generate_series(1, t.largest) as n(party)
      left join core.turn_time as u
        on u.service_id = s.service_id and n.party >= u.party_min and (n.party <= u.party_max or u.party_max is null)
      order by n.party
    ), t.is_last_open
  from core.venue as v
  cross join hours as h
  inner join core.service as s on s.venue_id = v.venue_id and s.is_active
  inner join core.service_window as w on w.service_id = s.service_id and w.weekday = h.windows_of
  -- By service: grouped, the turn times of all venues would be read.
  cross join lateral (
    select
      min(t.turn_length) as shortest, max(coalesce(t.party_max, t.party_min)) as largest,
      bool_or(t.party_max is null) as is_last_open
    from core.turn_time as t
    where t.service_id = s.service_id
  ) as t
  cross join lateral (select h.closes - v.last_seating_before_close as seating) as l
  where v.venue_id = p_venue_id and t.shortest is not null and h.opens < w.ends and w.starts < h.closes;
  update core.venue as v
  set special_dates = array(
    select distinct d.service_date from core.special_day as d where d.venue_id = p_venue_id order by 1
  )
  where v.venue_id = p_venue_id;
end
$$;

comment on function core.rebuild_service_spans(bigint) is
  'Works out anew when each service of a venue may be started, in an ordinary week and on its special days.';

revoke execute on function core.rebuild_service_spans(bigint) from public;

commit;
