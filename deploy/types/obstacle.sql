-- Deploy holdfast:types/obstacle to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type api.obstacle as (
  tables text[],
  reason text,
  blocking_table text,
  until_time time,
  sentence text
);

comment on type api.obstacle is
  'Why a seating (or with null tables the whole wish) cannot be had. reason: available, closed, past_last_seating, '
  'in_the_past, lead_time, beyond_horizon, party_too_large, party_not_online, local_time_missing, off_grid, full, '
  'too_small, too_large, setting, taken, held, buffer or blackout, of a practice also off_duty, on_break or too_soon; blocking_table is the table that is in the way, '
  'until_time the venue''s wall clock from which it is free, null when that is on another day, which the sentence names.';

commit;
