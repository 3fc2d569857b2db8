-- Revert holdfast:core/explain_closed from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.explain_closed(core.venue, bigint, date, interval, integer);

commit;
