-- Revert holdfast:core/trace_path from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.trace_path(text);

commit;
