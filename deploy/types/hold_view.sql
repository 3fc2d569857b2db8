-- Deploy holdfast:types/hold_view to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create type api.hold_view as (
  outcome text,
  reference text,
  expires_at timestamptz,
  tables jsonb,
  alternatives jsonb
);

comment on type api.hold_view is
  'The answer to a hold command. outcome: held, unavailable, confirmed, already_confirmed, released, '
  'already_released, expired, taken or unknown; alternatives is [{"date", "time", "startsAt"}] when the time is not free.';

commit;
