-- Revert holdfast:core/is_sane from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_sane(core.booking);

commit;
