-- Data loss: every row of core.service_span.
-- Revert holdfast:tables/service_span from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.service_span;

commit;
