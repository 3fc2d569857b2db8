-- Revert holdfast:core/rank_seatings from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.rank_seatings(core.day_frame, tstzrange, integer, text, bigint, integer, timestamptz);

commit;
