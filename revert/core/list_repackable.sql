-- Revert holdfast:core/list_repackable from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_repackable(core.venue, date, timestamptz, double precision, timestamptz);

commit;
