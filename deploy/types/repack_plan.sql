-- Deploy holdfast:types/repack_plan to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.repack_plan as (
  seats integer[],
  busy bigint[],
  settled double precision,
  table_costs double precision[],
  fits bigint[],
  sellable double precision,
  cost double precision,
  iteration_count integer
);

comment on type core.repack_plan is
  'One way to seat a day: the seating of each booking of the board (null: none), the tables'' masks, what the seatings '
  'cost, what each table''s gaps cost, at which starts each seating is free for each length of visit, which share of the '
  'wishes could still be sold, and the cost in all; lower is better.';

commit;
