-- Revert holdfast:core/list_candidates from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_candidates(bigint, integer, text);

commit;
