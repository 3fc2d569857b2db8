-- Revert holdfast:core/end_attempt from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.end_attempt(
  core.venue, core.day_frame, core.booking, text, text, boolean, text, jsonb, timestamptz, timestamptz
);

commit;
