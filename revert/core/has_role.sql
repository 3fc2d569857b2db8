-- Revert holdfast:core/has_role from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.has_role(text);

commit;
