-- Data loss: every row of core.guest_link.
-- Revert holdfast:tables/guest_link from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.guest_link;

commit;
