-- Revert holdfast:core/require_read_committed from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.require_read_committed();

commit;
