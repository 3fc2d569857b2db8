-- Revert holdfast:core/is_workable_date from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_workable_date(date);

commit;
