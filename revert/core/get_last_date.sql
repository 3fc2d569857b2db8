-- Revert holdfast:core/get_last_date from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_last_date(text, interval, integer, timestamptz);

commit;
