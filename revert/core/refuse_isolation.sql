-- Revert holdfast:core/refuse_isolation from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_isolation();

commit;
