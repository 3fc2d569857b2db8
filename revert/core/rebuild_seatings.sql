-- Revert holdfast:core/rebuild_seatings from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.rebuild_seatings(bigint);

commit;
