-- Revert holdfast:core/check_grace from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_grace(core.booking, timestamptz);

commit;
