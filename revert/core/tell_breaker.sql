-- Revert holdfast:core/tell_breaker from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.tell_breaker(core.breaker, text);

commit;
