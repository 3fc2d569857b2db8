-- Revert holdfast:core/read_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.read_day(bigint, date, timestamptz, timestamptz);

commit;
