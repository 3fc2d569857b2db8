-- Revert holdfast:core/refuse_visit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_visit(
  core.venue, timestamp, timestamptz, text, integer, text, text, boolean, boolean, timestamptz
);

commit;
