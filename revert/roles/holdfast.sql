-- Revert holdfast:roles/holdfast from pg
-- The roles stay: they belong to the cluster, and another database may use them.

begin;
set local lock_timeout = '2s';

alter default privileges for role holdfast_owner grant execute on functions to public;

commit;
