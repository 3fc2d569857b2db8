-- Revert holdfast:core/get_span_weekday from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_span_weekday(date[], date);

commit;
