-- Data loss: every row of core.customer.
-- Revert holdfast:tables/customer from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.customer;

commit;
