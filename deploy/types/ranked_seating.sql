-- Deploy holdfast:types/ranked_seating to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type core.ranked_seating as (
  seating_id bigint,
  resource_ids bigint[],
  capacity integer,
  score double precision,
  features core.plan_features
);

comment on type core.ranked_seating is
  'A seating that could take a party: its resources and seats, its score (lower is better), and what the strategies saw.';

commit;
