-- Deploy holdfast:types/time_range to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

-- A domain rather than a check on each table: Postgres parses a table's checks anew for every statement, and an
-- update of another column would pay again.
create domain core.time_range as tstzrange not null
  constraint time_range_is_sane check (
    -- The comparison is null for an empty or an unbounded range and false for an infinite one. Few functions, because
    -- each is prepared anew for every statement that writes a range.
    (lower_inc(value) and not upper_inc(value) and upper(value) <= lower(value) + interval '36 hours') is true
  );

comment on domain core.time_range is
  'A time that something is taken for: [start, end), bounded, finite, not empty, at most 36 hours.';
comment on constraint time_range_is_sane on domain core.time_range is
  'Empty, unbounded, infinite and closed ranges would pass an exclusion constraint, or break it.';

commit;
