-- Deploy holdfast:tables/booking_transition to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.booking_transition (
  from_state text not null references core.booking_state on delete restrict,
  to_state text not null references core.booking_state on delete restrict,
  event text not null,
  primary key (from_state, to_state)
);

create index booking_transition_to_state_idx on core.booking_transition (to_state);

comment on table core.booking_transition is 'The pairs of states between which a booking may go; every other pair is refused.';
comment on column core.booking_transition.from_state is 'State before.';
comment on column core.booking_transition.to_state is 'State after.';
comment on column core.booking_transition.event is 'The event that tells of it, as booking.<event>.';

commit;
