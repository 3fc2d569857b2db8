-- Revert holdfast:core/place_span from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.place_span(date, interval, interval, text);

commit;
