-- Revert holdfast:core/measure_wish from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.measure_wish(core.day_frame, tstzrange);

commit;
