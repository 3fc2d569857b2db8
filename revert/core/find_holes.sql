-- Revert holdfast:core/find_holes from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_holes(
  bigint, date, timestamptz, double precision, double precision, timestamptz
);

commit;
