-- Revert holdfast:core/get_blackout_end from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_blackout_end(bigint, bigint, date, timestamptz);

commit;
