-- Revert holdfast:core/count_attempts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.count_attempts(integer, jsonb);

commit;
