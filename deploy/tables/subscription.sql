-- Deploy holdfast:tables/subscription to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.subscription (
  name text primary key,
  pattern text not null,
  owner text not null,
  created_at timestamptz not null,
  read_at timestamptz not null,
  ended_at timestamptz,
  check (name ~ '^[a-z][a-z0-9_]{0,29}$')
);

comment on table core.subscription is 'Somebody who listens to events through a queue of their own, events_<name>. While there is none, events cost nothing.';
comment on column core.subscription.name is 'Its name.';
comment on column core.subscription.pattern is 'Which events: words and dots, * for one word, # for any number.';
comment on column core.subscription.owner is 'The role that subscribed: whoever has its rights reads it and ends it.';
comment on column core.subscription.created_at is 'When.';
comment on column core.subscription.read_at is 'When events were last read, to the minute; at first when it was made.';
comment on column core.subscription.ended_at is 'Since when it hears nothing more; its queue goes a minute later.';

commit;
