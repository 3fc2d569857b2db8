-- Revert holdfast:core/block_day from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.block_day(bigint, bigint, date, tstzrange, timestamptz);

commit;
