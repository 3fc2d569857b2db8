-- Revert holdfast:core/check_visit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_visit(text, date, time, integer, text, text, text, integer, boolean, timestamptz);

commit;
