-- Revert holdfast:core/get_day_frame from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_day_frame(bigint, date);

commit;
