-- Revert holdfast:core/date_history from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.date_history(bigint[], timestamptz);

commit;
