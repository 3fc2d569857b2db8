-- Deploy holdfast:tables/booking_state to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_state (
  state text primary key,
  status text not null,
  is_final boolean not null,
  description text not null
);

comment on table core.booking_state is 'The states of a booking.';
comment on column core.booking_state.state is 'Name of the state.';
comment on column core.booking_state.status is 'What the public sees of it.';
comment on column core.booking_state.is_final is 'It is over; its tables are free, once they are laid anew.';
comment on column core.booking_state.description is 'What it means, for people.';

commit;
