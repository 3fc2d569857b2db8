-- Data loss: every row of core.rate_limit.
-- Revert holdfast:tables/rate_limit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.rate_limit;

commit;
