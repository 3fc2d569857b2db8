-- Revert holdfast:core/is_past_cut_off from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_past_cut_off(core.booking, timestamptz);

commit;
