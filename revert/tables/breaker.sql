-- Data loss: every row of core.breaker.
-- Revert holdfast:tables/breaker from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.breaker;

commit;
