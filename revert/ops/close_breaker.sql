-- Revert holdfast:ops/close_breaker from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.close_breaker(text);

commit;
