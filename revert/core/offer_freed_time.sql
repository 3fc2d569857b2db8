-- Revert holdfast:core/offer_freed_time from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _200_freed_time_is_offered on core.claim;
drop function core.offer_freed_time();

commit;
