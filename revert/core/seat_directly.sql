-- Revert holdfast:core/seat_directly from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.seat_directly(bigint[], date[], timestamptz, timestamptz);

commit;
