-- Deploy holdfast:types/time_range to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

-- A domain rather than a check on each table: Postgres parses a table's checks anew for every statement, and an
-- update of another column would pay again.
create domain core.time_range as tstzrange not null
  constraint time_range_is_sane check (
    not isempty(value)
    and lower_inc(value)
    and not upper_inc(value)
    and not lower_inf(value)
    and not upper_inf(value)
    and isfinite(lower(value))
    and isfinite(upper(value))
    and upper(value) - lower(value) <= interval '36 hours'
  );

comment on domain core.time_range is
  'A time that something is taken for: [start, end), bounded, finite, not empty, at most 36 hours.';
comment on constraint time_range_is_sane on domain core.time_range is
  'Empty, unbounded, infinite and closed ranges would pass an exclusion constraint, or break it.';

commit;
