-- Deploy holdfast:tables/booking_move to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_move (
  booking_move_id bigint generated always as identity primary key,
  booking_id bigint not null references core.booking on delete restrict,
  from_resource_ids bigint[] not null,
  to_resource_ids bigint[] not null,
  for_booking_id bigint references core.booking on delete restrict,
  actor text not null,
  reason text not null,
  at timestamptz not null,
  check (from_resource_ids <> to_resource_ids)
);

create index booking_move_booking_id_idx on core.booking_move (booking_id);
create index booking_move_for_booking_id_idx on core.booking_move (for_booking_id);

comment on table core.booking_move is 'A booking that kept its time and got other tables, and why: the audit trail of making room.';
comment on column core.booking_move.booking_move_id is 'Key.';
comment on column core.booking_move.booking_id is 'The booking that was moved.';
comment on column core.booking_move.from_resource_ids is 'The tables that it had.';
comment on column core.booking_move.to_resource_ids is 'The tables that it got.';
comment on column core.booking_move.for_booking_id is 'The booking for which room was made, if any.';
comment on column core.booking_move.actor is 'Who moved it.';
comment on column core.booking_move.reason is 'Why: make_room, optimization, or what took its table (table_blocked).';
comment on column core.booking_move.at is 'When.';

commit;
