-- Deploy holdfast:tables/booking_state_history to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_state_history (
  booking_id bigint not null,
  version integer not null,
  from_state text,
  to_state text not null,
  actor text not null,
  reason text,
  at timestamptz not null,
  primary key (booking_id, version)
);

comment on table core.booking_state_history is 'One row per transition, written by trigger only: its booking needs no foreign key, which would cost a look-up a row.';
comment on column core.booking_state_history.booking_id is 'The booking.';
comment on column core.booking_state_history.version is 'The state version that the transition made; 1 is the beginning.';
comment on column core.booking_state_history.from_state is 'State before; null at the beginning.';
comment on column core.booking_state_history.to_state is 'State after.';
comment on column core.booking_state_history.actor is 'Who: guest, staff, service, worker, or a login role.';
comment on column core.booking_state_history.reason is 'Why.';
comment on column core.booking_state_history.at is 'When, by the clock and not the transaction.';

commit;
