-- Revert holdfast:core/name_breakdown from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.name_breakdown(text);

commit;
