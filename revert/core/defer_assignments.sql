-- Revert holdfast:core/defer_assignments from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.defer_assignments(bigint[], timestamptz[], text, timestamptz);

commit;
