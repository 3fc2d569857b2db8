create or replace function core.read_venue_policy(p_venue jsonb)
returns table (
  slot_length interval,
  last_seating_before_close interval,
  lead_time interval,
  book_ahead_days integer,
  hold_length interval,
  hold_limit interval,
  holds_per_customer integer,
  holds_per_origin integer,
  day_starts_at interval,
  online_party_max integer,
  combination_size_max integer,
  seat_loss_per_join integer,
  is_closing_firm boolean,
  can_make_room boolean,
  move_cut_off interval,
  room_depth integer,
  room_probe_limit integer,
  retry_attempts integer,
  retry_base interval,
  retry_cap interval,
  retry_deadline interval,
  breaker_failures integer,
  breaker_pause interval,
  breaker_limit interval,
  change_policy text,
  guest_cut_off interval,
  is_late_cancellation_accepted boolean,
  undo_grace interval,
  is_optimized boolean,
  is_optimizer_trusted boolean,
  optimizer_threshold double precision,
  buffer_length interval
)
language sql
immutable
as $$
  select
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'slot_minutes'), 15)),
    make_interval(
      mins => coalesce(
        core.read_whole(p.policy -> 'last_seating_before_close_minutes'), case when p.is_practice then 0 else 30 end)
    ),
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'lead_time_minutes'), 0)),
    coalesce(core.read_whole(p.policy -> 'book_ahead_days'), 365),
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'hold_minutes'), 10)),
    make_interval(mins => coalesce(
      core.read_whole(p.policy -> 'hold_minutes_max'), 3 * coalesce(core.read_whole(p.policy -> 'hold_minutes'), 10))),
    coalesce(core.read_whole(p.policy -> 'holds_per_customer'), 3),
    coalesce(core.read_whole(p.policy -> 'holds_per_origin'), case when p.is_practice then 10 else 100 end),
    case coalesce(jsonb_typeof(p.policy -> 'service_day_starts_at'), 'null')
      when 'null' then interval '4 hours'
      else core.read_time(p.policy -> 'service_day_starts_at')
    end,
    core.read_whole(p.policy -> 'max_party_online'),
    coalesce(core.read_whole(p.policy -> 'combination_size_max'), 5),
    coalesce(core.read_whole(p.policy -> 'seat_loss_per_join'), 0),
    coalesce(core.read_boolean(p.policy -> 'visits_end_by_closing'), p.is_practice),
    not p.is_practice and coalesce(core.read_boolean(p.policy -> 'make_room'), true),
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'move_cut_off_minutes'), 60)),
    coalesce(core.read_whole(p.policy -> 'make_room_depth'), 8),
    coalesce(core.read_whole(p.policy -> 'make_room_probes'), 600),
    coalesce(core.read_whole(p.policy -> 'retry_attempts'), 5),
    make_interval(secs => coalesce(core.read_whole(p.policy -> 'retry_base_seconds'), 30)),
    greatest(
      make_interval(mins => coalesce(core.read_whole(p.policy -> 'retry_cap_minutes'), 30)),
      make_interval(secs => coalesce(core.read_whole(p.policy -> 'retry_base_seconds'), 30))
    ),
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'retry_deadline_minutes'), 60)),
    coalesce(core.read_whole(p.policy -> 'breaker_failures'), 10),
    make_interval(secs => coalesce(core.read_whole(p.policy -> 'breaker_pause_seconds'), 30)),
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'breaker_limit_minutes'), 15)),
    case when coalesce(core.read_boolean(p.policy -> 'changes_keep_tables'), true) then 'keep' else 'release' end,
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'guest_cut_off_minutes'), 0)),
    coalesce(core.read_boolean(p.policy -> 'accept_late_cancellation'), false),
    make_interval(mins => coalesce(core.read_whole(p.policy -> 'undo_grace_minutes'), 30)),
    coalesce(core.read_boolean(p.policy -> 'optimize'), false),
    coalesce(core.read_boolean(p.policy -> 'optimize_unasked'), false),
    coalesce(core.read_whole(p.policy -> 'optimize_threshold_percent'), 10) / 100.0::double precision,
    case
      when p.is_practice then interval '0'
      else make_interval(mins => core.read_whole(p_venue -> 'buffer_minutes'))
    end
  from (
    select p_venue -> 'policy' as policy, core.read_text(p_venue -> 'kind') is not distinct from 'practice' as is_practice
  ) as p;
$$;

comment on function core.read_venue_policy(jsonb) is
  'The booking policy of a venue file, with its defaults; one row. Null where the file has a '
  'fault.';

revoke execute on function core.read_venue_policy(jsonb) from public;
