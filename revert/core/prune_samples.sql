-- Revert holdfast:core/prune_samples from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.prune_samples(integer, timestamptz);

commit;
