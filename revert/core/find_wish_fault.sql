-- Revert holdfast:core/find_wish_fault from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_wish_fault(text, date, time, integer, text, text, integer);

commit;
