-- Revert holdfast:core/settle_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.settle_change(core.booking);

commit;
