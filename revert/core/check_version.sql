-- Revert holdfast:core/check_version from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_version(core.booking, integer);

commit;
