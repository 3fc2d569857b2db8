-- Revert holdfast:core/check_cut_off from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_cut_off(core.booking, timestamptz);

commit;
