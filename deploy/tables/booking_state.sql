-- Deploy holdfast:tables/booking_state to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_state (
  state text primary key,
  status text not null,
  initial_path text[],
  is_final boolean not null,
  description text not null
);

comment on table core.booking_state is 'The states of a booking.';
comment on column core.booking_state.state is 'Name of the state.';
comment on column core.booking_state.status is 'What the public sees of it.';
comment on column core.booking_state.initial_path is
  'A booking may be stored in this state at once, having passed these states in its first transaction; null: it may not.';
comment on column core.booking_state.is_final is 'A booking in it holds no claim.';
comment on column core.booking_state.description is 'What it means, for people.';

commit;
