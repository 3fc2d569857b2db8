-- Revert holdfast:core/reseat_kept from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.reseat_kept(core.booking, text, timestamptz);

commit;
