-- Revert holdfast:core/release_no_show from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.release_no_show(core.booking);

commit;
