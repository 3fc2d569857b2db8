-- Deploy holdfast:types/repack_rules to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.repack_rules as (
  unit_count integer,
  quarters double precision,
  short_units integer,
  window_units integer,
  side_before double precision[],
  side_after double precision[],
  pressure_planes bigint[],
  move_price double precision,
  seat_costs double precision[],
  seat_mins integer[],
  seat_maxes integer[],
  seat_settings text[],
  seat_zones bigint[],
  zone_wishes bigint[],
  table_seats integer[],
  firsts integer[],
  shifts integer[],
  wish_lengths integer[],
  wish_shares double precision[],
  wish_starts bigint[],
  wish_planes bigint[],
  wish_firsts integer[],
  wish_counts integer[],
  wish_seats integer[],
  wish_total double precision
);

comment on type core.repack_rules is
  'What re-packing a day weighs, beside the board, in flat arrays read by position. Units of time: how many, quarter hours '
  'in one, how many are too short to sell, and for the units before and after a visit (as a number) what they cost. Four bit '
  'planes of the pressure of each unit. Price of a move. Seatings: cost but for the party''s covers, party range, setting, '
  'zone. Wished zone and first unit of each booking; the single seating of each table. Lengths of visits as six shifts each. '
  'Wishes that may still come: length, share of the demand, starts and their weight in four bit planes, seatings that would do.';

commit;
