-- Revert holdfast:core/merge_wish from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.merge_wish(
  core.booking, date, time, integer, text, text, text, text, integer, timestamptz
);

commit;
