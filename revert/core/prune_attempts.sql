-- Revert holdfast:core/prune_attempts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.prune_attempts(integer, timestamptz);

commit;
