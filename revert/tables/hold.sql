-- Data loss: every row of core.hold.
-- Revert holdfast:tables/hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.hold;

commit;
