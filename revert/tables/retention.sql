-- Data loss: every row of core.retention.
-- Revert holdfast:tables/retention from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.retention;

commit;
